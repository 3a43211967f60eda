import type { ICredentialDataDecryptedObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { dataFor } from '../login/credential';
import { accountOf, sessionFor } from '../login/login';
import {
	accountKey,
	currentSession,
	dropSession,
	isInVain,
	noteInVain,
	type LoggedIn,
	type Session,
} from '../login/sessions';
import type { AccountIdentity, Vendor } from '../vendors/contract';
import {
	answerOf,
	isOpen,
	PLAIN_ANSWER,
	type FullResponse,
	type VendorAnswer,
	type VendorRequest,
} from '../wire/answer';
import { connectionProblem } from '../wire/connection-problem';
import { asObject, textOf } from '../wire/json';
import { pauses } from '../wire/pauses';
import { explanationIn, sentenceOf } from '../wire/reason';
import { KnownSecrets } from '../wire/secret-forms';
import { answerWithout } from '../wire/secrets';
import type { LoginProblem, Sent } from '../wire/sent';
import { Deadlines, within, type UntilEnd } from '../wire/wait';

/**
 * What of n8n's execution context requests need. `getExecutionCancelSignal` is left out on purpose:
 * with it, n8n's helper would cut off a request under way at Stop, and nobody would know its outcome.
 */
export type Host = Pick<IExecuteFunctions, 'getCredentials' | 'getNode' | 'logger'> & {
	helpers: Pick<IExecuteFunctions['helpers'], 'httpRequest' | 'httpRequestWithAuthentication'>;
};

/** Narrows a context to {@link Host}. */
function hostOf(context: Host): Host {
	return {
		helpers: context.helpers,
		logger: context.logger,
		getNode: () => context.getNode(),
		getCredentials: async (type, item) => await context.getCredentials(type, item),
	};
}

/** A credential as read for a run, and the requests that are made with it. */
export class Connection {
	/** Everything that must not leave: the credential's secret and the tokens that were carried. */
	readonly secrets: KnownSecrets;
	/** The account behind the credential, see {@link accountKey}. */
	readonly key: string;
	private hasLoggedIn = false;
	/** A login that was accepted, with no token that is known: another one would be answered alike. */
	private withoutToken?: LoggedIn;
	private carried?: { token: string; data: ICredentialDataDecryptedObject };
	/** n8n's time-out is about silence: an answer that comes byte by byte has no end. */
	private readonly deadlines: Deadlines;

	private constructor(
		private readonly host: Host,
		readonly vendor: Vendor,
		private readonly timeout: number,
		private credentials: ICredentialDataDecryptedObject,
		public identity: AccountIdentity,
	) {
		this.secrets = new KnownSecrets([identity.secret]);
		this.key = accountKey(vendor, identity);
		this.deadlines = new Deadlines(timeout + pauses.restOfAnswer);
	}

	/**
	 * Reads the credential once for a run. Never rejects.
	 * @param timeout milliseconds to wait for an answer
	 */
	static async open(
		context: Host,
		vendor: Vendor,
		timeout: number,
	): Promise<{ connection: Connection } | { problem: LoginProblem; identity?: AccountIdentity }> {
		const host = hostOf(context);
		const read = await readCredential(host, vendor);
		if ('problem' in read) return read;
		const account = accountOf(vendor, read.credentials);
		if ('problem' in account) return account;
		return {
			connection: new Connection(host, vendor, timeout, read.credentials, account.identity),
		};
	}

	/**
	 * Sends one request. Never rejects. A token that the vendor refuses is renewed, since a request with
	 * it was not processed; only one that was obtained after such a refusal is the credential's trouble.
	 * @param untilEnd brings what it is given, or nothing when the run waits no longer
	 */
	async exchange(request: VendorRequest, untilEnd: UntilEnd): Promise<Sent> {
		let refusedAt = Infinity;
		for (;;) {
			const loggedIn = await untilEnd(this.session());
			if (!loggedIn) return { kind: 'notProcessed', why: { kind: 'runEnded' } };
			if ('problem' in loggedIn) return noLogin(loggedIn.problem);
			const { session } = loggedIn;
			const sent = await this.send(request, session.token);
			if (sent.kind !== 'answered' || !this.mayBeTheToken(sent.answer, session)) return sent;
			const is401 = sent.answer.status === 401;
			if (session.obtainedAt >= refusedAt || this.identity.isPermanentToken) {
				if (is401) return noLogin(tokenRefused(sent.answer));
				noteInVain(this.key, markOf(sent.answer), session.token);
				return sent;
			}
			refusedAt = Math.min(refusedAt, Date.now());
			dropSession(this.key, session.token);
		}
	}

	/** A failing server proves nothing, whatever its answer says: the request may have been processed. */
	private mayBeTheToken(answer: VendorAnswer, session: Session): boolean {
		if (answer.status === 401) return true;
		if (isOpen(answer)) return false;
		if (this.vendor.authentication.tokenRefused(answer)) {
			return !isInVain(this.key, markOf(answer), session);
		}
		if (answer.status < 300) session.workedAt = Date.now();
		return false;
	}

	/** The session of the account. Before a further login the credential is read again. */
	private async session(): Promise<LoggedIn> {
		const current = currentSession(this.key);
		if (current) return { session: current };
		if (this.withoutToken) return this.withoutToken;
		if (this.hasLoggedIn && !this.identity.isPermanentToken) {
			const problem = await this.readAgain();
			if (problem) return { problem };
		}
		this.hasLoggedIn = true;
		const { httpRequest } = this.host.helpers;
		const { vendor, identity, credentials } = this;
		const loggedIn = await sessionFor(httpRequest, vendor, identity, credentials, 'patient');
		const isWithoutToken = 'problem' in loggedIn && loggedIn.problem.kind === 'unknownForm';
		if (isWithoutToken) this.withoutToken = loggedIn;
		return loggedIn;
	}

	private async readAgain(): Promise<LoginProblem | undefined> {
		const read = await readCredential(this.host, this.vendor);
		if ('problem' in read) return read.problem;
		const account = accountOf(this.vendor, read.credentials);
		if ('problem' in account) return account.problem;
		if (accountKey(this.vendor, account.identity) !== this.key)
			return { kind: 'changed', words: '' };
		this.credentials = read.credentials;
		this.identity = account.identity;
		delete this.carried;
		return undefined;
	}

	private async send(request: VendorRequest, token: string): Promise<Sent> {
		this.secrets.add(token);
		try {
			const response = (await this.host.helpers.httpRequestWithAuthentication.call(
				this.host as unknown as IExecuteFunctions,
				this.vendor.credential,
				{
					...PLAIN_ANSWER,
					method: request.method,
					url: this.identity.root + request.path,
					qs: request.query,
					headers: {
						accept: 'application/json',
						'content-type': 'application/json',
						...request.headers,
					},
					body: request.body as IDataObject | undefined,
					timeout: this.timeout,
					abortSignal: this.deadlines.next(),
				},
				{
					credentialsDecrypted: {
						...this.reference,
						data: this.dataWith(token),
					},
				},
			)) as FullResponse;
			const secrets = this.secretsOf(request, token);
			const answer = answerWithout(answerOf(response), secrets, Object.keys(request.body ?? {}));
			return { kind: 'answered', answer, endedAt: Date.now() };
		} catch (error) {
			const problem = connectionProblem(error);
			if (problem.kind === 'unreachable') return { kind: 'notProcessed', why: problem };
			return { kind: 'noAnswer', why: problem, endedAt: Date.now() };
		}
	}

	/**
	 * What must not come back in the vendor's words. A request that only reads carries nothing but the
	 * token: taking out more would change the names and logins that are compared.
	 */
	private secretsOf({ method, body }: VendorRequest, token: string): KnownSecrets {
		if (method === 'GET') return new KnownSecrets([token], this.secrets);
		const passwords = passwordsIn(this.vendor, body);
		return new KnownSecrets([...this.secrets, ...passwords], this.secrets);
	}

	/** The credential's data with a token: one object for all requests that carry it, since n8n only reads it. */
	private dataWith(token: string): ICredentialDataDecryptedObject {
		if (this.carried?.token !== token) {
			const { vendor, identity, credentials } = this;
			this.carried = { token, data: dataFor({ vendor, identity, token }, credentials) };
		}
		return this.carried.data;
	}

	private get reference() {
		const { credential } = this.vendor;
		const reference = this.host.getNode().credentials?.[credential];
		return { id: reference?.id ?? '', name: reference?.name ?? '', type: credential };
	}
}

/** Passwords in the body of a request, which the vendor must not be seen to repeat. */
export function passwordsIn({ fields }: Vendor, body: Record<string, unknown> = {}): string[] {
	const values = fields.flatMap(({ key, secret }) => (secret ? body[key] : []));
	return values.filter((value): value is string => typeof value === 'string');
}

/** What tells an answer from others: its status, and the vendor's own code, wherever that stands. */
function markOf({ status, json }: VendorAnswer): string {
	const parts = [json, ...Object.values(asObject(json))];
	const codes = parts.flatMap((part) => textOf(asObject(part).code) ?? []);
	return [status, ...codes].join(' ');
}

function noLogin(problem: LoginProblem): Sent {
	return { kind: 'notProcessed', why: { kind: 'login', problem } };
}

function tokenRefused({ status: httpStatus, json }: VendorAnswer): LoginProblem {
	return { kind: 'tokenRefused', words: explanationIn(json), httpStatus };
}

/** Reads a credential; one that an external vault never hands over holds no place for ever. */
async function readCredential(
	host: Host,
	{ credential }: Vendor,
): Promise<{ credentials: ICredentialDataDecryptedObject } | { problem: LoginProblem }> {
	try {
		const credentials = await within(
			AbortSignal.timeout(pauses.credential),
			host.getCredentials(credential),
		);
		if (credentials) return { credentials };
		const words = `n8n did not hand it over within ${pauses.credential / 1000} seconds.`;
		return { problem: { kind: 'unreadable', words } };
	} catch (error) {
		return { problem: { kind: 'unreadable', words: sentenceOf(error) } };
	}
}
