import { setTimeout as pause } from 'node:timers/promises';

/** The person who owns every n8n that is started here; it never leaves 127.0.0.1. */
export const OWNER = {
	email: 'owner@example.com',
	password: 'Owner-of-a-test-1',
	firstName: 'Olivia',
	lastName: 'Owner',
} as const;

/** What n8n answered when it refused a request. */
export class N8nRefusal extends Error {
	constructor(
		readonly status: number,
		readonly path: string,
		message: string,
	) {
		super(`n8n answered ${status} to ${path}: ${message}`);
		this.name = 'N8nRefusal';
	}
}

/** Requests to the API that n8n's own editor uses, signed in by cookie. */
export class Session {
	cookie = '';

	constructor(readonly url: string) {}

	/** Makes the owner of a fresh n8n, if there is none, and signs in. */
	static async open(url: string): Promise<Session> {
		const session = new Session(url);
		const settings = await session.get<{ userManagement: { showSetupOnFirstLoad?: boolean } }>(
			'/rest/settings',
		);
		if (settings.userManagement.showSetupOnFirstLoad) {
			await session.post('/rest/owner/setup', OWNER);
		}
		const { email, password } = OWNER;
		await session.post('/rest/login', { emailOrLdapLoginId: email, email, password });
		return session;
	}

	async get<T>(path: string): Promise<T> {
		return await this.request<T>('GET', path);
	}

	async post<T>(path: string, body: unknown = {}): Promise<T> {
		return await this.request<T>('POST', path, body);
	}

	async patch<T>(path: string, body: unknown): Promise<T> {
		return await this.request<T>('PATCH', path, body);
	}

	async delete(path: string): Promise<void> {
		await this.request('DELETE', path);
	}

	/** One request; n8n wraps what it answers in `data`, and that is what is given back. */
	private async request<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(this.url + path, {
			method,
			headers: {
				cookie: this.cookie,
				// A connection kept for later may be closed by n8n just as the next request sets out.
				connection: 'close',
				...(body !== undefined && { 'content-type': 'application/json' }),
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			// n8n answers a retry only when the new execution has ended.
			signal: AbortSignal.timeout(180_000),
		});
		const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
		if (cookies.length > 0) this.cookie = cookies.join('; ');
		const text = await response.text();
		const answer = parse(text);
		if (!response.ok) throw new N8nRefusal(response.status, path, answer?.message ?? text);
		return (answer !== undefined && 'data' in answer ? answer.data : answer) as T;
	}
}

function parse(text: string): { data?: unknown; message?: string } | undefined {
	try {
		return JSON.parse(text) as { data?: unknown; message?: string };
	} catch {
		return undefined;
	}
}

/** Asks again and again until there is an answer; throws when there is none in time. */
export async function until<T>(
	what: string,
	ask: () => Promise<T | undefined> | T | undefined,
	seconds = 30,
): Promise<T> {
	for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await pause(100)) {
		const answer = await ask();
		if (answer !== undefined) return answer;
	}
	throw new Error(`Waited ${seconds} s for ${what}.`);
}
