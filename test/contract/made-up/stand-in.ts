import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const KEY = 'desk-key-7';

type Person = Record<string, unknown> & { id: number; handle: string };

/** The made-up vendor: strict about its key, its fields and logins that are taken. */
export class Desk {
	readonly people: Person[] = [];
	readonly requests: string[] = [];
	/** Drops the answer to so many creates, after they were done. */
	dropAfter = 0;
	private readonly server = createServer(
		(request, response) => void this.answer(request, response),
	);

	static async open(): Promise<Desk> {
		const desk = new Desk();
		await new Promise<void>((resolve) => desk.server.listen(0, '127.0.0.1', resolve));
		return desk;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const { pathname, searchParams } = new URL(request.url ?? '', this.url);
		this.requests.push(`${request.method} ${pathname}`);
		const say = (status: number, body: unknown) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(body));
		};
		if (request.headers['x-desk-key'] !== KEY) return say(401, { problem: 'No such key.' });
		if (pathname === '/teams') return say(200, [{ id: 't1', title: 'Night' }]);
		if (request.method === 'GET') {
			const handle = searchParams.get('handle');
			const person = this.people.find((one) => one.handle === handle);
			return person ? say(200, person) : say(404, { problem: 'Nobody.' });
		}
		const body = JSON.parse(Buffer.concat(chunks).toString()) as Omit<Person, 'id'>;
		if (this.people.some(({ handle }) => handle === body.handle)) {
			return say(409, { problem: 'The handle is taken.' });
		}
		const { secret: _secret, ...shown } = body;
		const person = { ...shown, id: this.people.length + 1 } as Person;
		this.people.push(person);
		if (this.dropAfter-- > 0) return void request.socket.destroy();
		say(201, person);
	}
}
