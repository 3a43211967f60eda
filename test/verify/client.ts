import { answerOf, connectionProblem, type Account } from './account';
import { Seen, type Exchange, type Question } from './exchange';

export interface ClientOptions {
	/** Milliseconds between requests, so that no limit is met. */
	pause: number;
	/** Milliseconds to wait after a 429 that does not say how long; a second by default. */
	limitWait?: number;
	/** Only with this may anything be sent that writes. */
	mayWrite?: boolean;
	/** Told of each request before it leaves, and of each that is over. */
	onSend?: (exchange: Exchange) => void;
	onAnswer?: (exchange: Exchange) => void;
}

/** How a request carries the token. */
export type Carry = 'asTheNode' | 'bare' | 'none' | 'wrong';

/** No vendor has handed this out. */
const WRONG_TOKEN = 'not-a-token';
/** Milliseconds that a request may take. */
const LONGEST = 60_000;

/** Sends the requests of the check, one after the other, and keeps what came. */
export class Client {
	readonly seen = new Seen();
	/** What the login gave; the permanent token where there is one. */
	token: string | undefined;

	constructor(
		readonly account: Account,
		private readonly options: ClientOptions,
	) {
		const { isPermanentToken, secret } = account.identity;
		this.token = isPermanentToken ? secret : undefined;
	}

	/** The one login. It is never sent again: failed logins lock accounts. */
	async logIn(): Promise<void> {
		const { vendor, credentials } = this.account;
		await this.exchange('login', vendor.authentication.login.request(credentials), {});
	}

	/** A request of the account. One that ran into a limit is put once more, if it only reads. */
	async send(
		step: string,
		request: Question,
		{ carry = 'asTheNode', about }: { carry?: Carry; about?: string } = {},
	): Promise<Exchange> {
		if (request.method !== 'GET' && !this.options.mayWrite) {
			throw new Error(`The check that only reads was about to send ${request.method}`);
		}
		const place = this.carried(request, carry);
		const first = await this.exchange(step, request, place, about);
		if (request.method !== 'GET' || first.answer?.status !== 429) return first;
		const seconds = Number(first.answer.headers['retry-after']);
		const wait = seconds > 0 ? Math.min(60, seconds) * 1000 : this.options.limitWait;
		await this.rest(wait ?? 1000);
		return await this.exchange(step, request, place, about);
	}

	async rest(ms = this.options.pause): Promise<void> {
		await new Promise((resolve) => setTimeout(resolve, ms));
	}

	private carried({ method, query, body, headers }: Question, carry: Carry): Partial<Question> {
		const place = { headers: { ...headers }, query: { ...query }, ...(body ? { body } : {}) };
		if (carry === 'none') return place as Partial<Question>;
		if (carry === 'bare') {
			place.headers.authorization = this.token ?? '';
			return place as Partial<Question>;
		}
		const token = carry === 'wrong' ? WRONG_TOKEN : (this.token ?? '');
		return this.account.vendor.authentication.carry(token, method, place) as Partial<Question>;
	}

	private async exchange(
		step: string,
		request: Question,
		carried: Partial<Question>,
		about?: string,
	): Promise<Exchange> {
		const exchange: Exchange = { step, request, ...(about === undefined ? {} : { about }) };
		this.options.onSend?.(exchange);
		this.seen.all.push(exchange);
		try {
			exchange.answer = await this.fetched({ ...request, ...carried });
		} catch (error) {
			const problem = connectionProblem(error);
			exchange.failed = 'words' in problem ? problem.words : 'no answer came in time';
		}
		this.options.onAnswer?.(exchange);
		await this.rest();
		return exchange;
	}

	private async fetched({ method, path, query = {}, headers, body }: Question) {
		const url = new URL(this.account.identity.root + path);
		for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
		const response = await fetch(url, {
			method,
			redirect: 'manual',
			signal: AbortSignal.timeout(LONGEST),
			headers: {
				accept: 'application/json',
				...(body ? { 'content-type': 'application/json' } : {}),
				...headers,
			},
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		return answerOf({
			statusCode: response.status,
			headers: Object.fromEntries(response.headers),
			body: await response.text(),
		});
	}
}
