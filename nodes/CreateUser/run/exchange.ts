import type { ICredentialDataDecryptedObject, IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { pauses } from '../account/pauses';
import { causeOf, connectionProblem, type ConnectionProblem } from '../vendors/connection';
import type { AccountIdentity, Vendor, VendorAnswer, VendorRequest } from '../vendors/contract';
import {
	answerOf,
	failureOfLogin,
	markInRun,
	PLAIN_ANSWER,
	type FullResponse,
} from '../vendors/login';
import { answerWithout, wordsOf } from '../vendors/reason';
import {
	checkedAccount,
	currentSession,
	dropSession,
	fingerprintOf,
	keepSession,
	LoginFailure,
	readSession,
	writeSession,
	type Session,
} from '../vendors/session';
import { passwordsIn } from './passwords';
import type { CredentialWords } from './words';

/**
 * What of n8n's execution context requests need. `getExecutionCancelSignal` is left out on purpose:
 * with it, n8n's helper would cut off a request under way at Stop, and nobody would know its outcome.
 */
export type Host = Pick<IExecuteFunctions, 'getCredentials' | 'getNode' | 'logger'> & {
	helpers: Pick<IExecuteFunctions['helpers'], 'httpRequestWithAuthentication'>;
};

/** Narrows a context to {@link Host}. */
export function hostOf(context: Host): Host {
	return {
		helpers: context.helpers,
		logger: context.logger,
		getNode: () => context.getNode(),
		getCredentials: async (type, item) => await context.getCredentials(type, item),
	};
}

/** What became of one request. */
export type Exchange =
	| { kind: 'answer'; answer: VendorAnswer; headers: Record<string, unknown> }
	| { kind: 'noAnswer'; problem: ConnectionProblem }
	| { kind: 'noLogin'; failure: LoginFailure };

/** A credential as read for a run, and the requests that are made with it. */
export class CredentialConnection {
	/** False once a new token was refused like the old one: what was refused is not the token. */
	private renewalHelps = true;

	private constructor(
		private readonly host: Host,
		private readonly vendor: Vendor,
		private readonly timeout: number,
		private credentials: ICredentialDataDecryptedObject,
		readonly identity: AccountIdentity,
		readonly fingerprint: string,
	) {}

	/**
	 * Reads the credential once for a run.
	 * @param timeout milliseconds to wait for an answer
	 * @throws LoginFailure in words when its address cannot be used; n8n's own error when there is none
	 */
	static async open(host: Host, vendor: Vendor, timeout: number): Promise<CredentialConnection> {
		const credentials = await host.getCredentials(vendor.credential);
		const identity = checkedAccount(() => vendor.account(credentials));
		const fingerprint = fingerprintOf(identity.identity);
		return new CredentialConnection(host, vendor, timeout, credentials, identity, fingerprint);
	}

	/** What messages say of the credential. */
	get words(): CredentialWords {
		const { means, permissionHint } = this.identity;
		return { name: this.credentialReference().name || 'credential', means, permissionHint };
	}

	/** Sends one request; a refused token is renewed and the request, which was not processed, repeated. */
	async exchange(request: VendorRequest): Promise<Exchange> {
		const session = await this.session();
		const first = await this.send(request, session);
		if (first.kind !== 'answer' || !this.isTokenRefused(first.answer)) return first;
		if (!this.renewalHelps && first.answer.status !== 401) return first;
		const refused = session ?? currentSession(this.fingerprint);
		if (refused?.token === '') return this.refusedToken(first.answer);
		const renewed = await this.renewed(refused);
		const second = await this.send(request, renewed);
		if (second.kind !== 'answer') return second;
		this.renewalHelps = !this.isTokenRefused(second.answer);
		return second.answer.status === 401 ? this.refusedToken(second.answer) : second;
	}

	/** A 5xx proves nothing, whatever its body says: the request may have been processed. */
	private isTokenRefused(answer: VendorAnswer): boolean {
		return answer.status === 401 || (answer.status < 500 && this.vendor.tokenRefused(answer));
	}

	private refusedToken({ status, json }: VendorAnswer): Exchange {
		const { keyed, plain } = wordsOf(json);
		const texts = new Set([...plain, ...keyed.map(({ message }) => message)]);
		const said = [...texts].join(' ');
		const failure = new LoginFailure(
			'refused',
			`${this.vendor.label} does not accept the token of this credential (HTTP status ${status})${said && `: "${said}"`}.`,
			said,
		);
		return { kind: 'noLogin', failure };
	}

	/** The token in memory, else the one saved with the credential; undefined when a login is due. */
	private async session(): Promise<Session | undefined> {
		const current = currentSession(this.fingerprint);
		if (current) return current;
		const saved = readSession(this.credentials.sessionToken, this.fingerprint);
		if (saved) keepSession(this.fingerprint, saved);
		return currentSession(this.fingerprint) ?? (await this.readAgain());
	}

	/** After a refused token: one that is newer already, here or from another process, else none. */
	private async renewed(refused: Session | undefined): Promise<Session | undefined> {
		if (refused) dropSession(this.fingerprint, refused.token);
		return currentSession(this.fingerprint) ?? (await this.readAgain(refused?.token));
	}

	/**
	 * Reads the credential again before a login: another process may have saved a token, and n8n may
	 * write back the data that the login is made with, so it must not be old.
	 */
	private async readAgain(refused?: string): Promise<Session | undefined> {
		const credentials = await this.host.getCredentials(this.vendor.credential);
		const { identity } = this.vendor.account(credentials);
		if (fingerprintOf(identity) !== this.fingerprint) {
			throw new LoginFailure('changed', 'Nothing more was sent. Run again to use the new login.');
		}
		this.credentials = credentials;
		const saved = readSession(credentials.sessionToken, this.fingerprint);
		if (!saved || saved.token === refused) return undefined;
		keepSession(this.fingerprint, saved);
		return currentSession(this.fingerprint);
	}

	private async send(request: VendorRequest, session: Session | undefined): Promise<Exchange> {
		const data = markInRun({
			...this.credentials,
			sessionToken: session ? writeSession(this.fingerprint, session) : '',
		});
		try {
			const response = (await this.host.helpers.httpRequestWithAuthentication.call(
				this.host as unknown as IExecuteFunctions,
				this.vendor.credential,
				{
					...PLAIN_ANSWER,
					method: request.method,
					url: this.identity.root + request.path,
					qs: request.query,
					headers: { accept: 'application/json', 'content-type': 'application/json' },
					body: request.body as IDataObject | undefined,
					timeout: this.timeout,
					// n8n's time-out is about silence: an answer that comes byte by byte has no end.
					abortSignal: AbortSignal.timeout(
						this.timeout + pauses.restOfAnswer + (session ? 0 : pauses.loginInRun),
					),
				},
				{ credentialsDecrypted: { ...this.credentialReference(), data } },
			)) as FullResponse;
			const answer = answerWithout(answerOf(response), this.secretsOf(request, session));
			return { kind: 'answer', answer, headers: response.headers };
		} catch (error) {
			const failure = causeOf(error, LoginFailure) ?? failureOfLogin(data);
			if (failure?.kind === 'unreachable') {
				const words = failure.message.replace(/\.$/, '');
				return { kind: 'noAnswer', problem: { sent: 'never', words } };
			}
			return failure
				? { kind: 'noLogin', failure }
				: { kind: 'noAnswer', problem: connectionProblem(error) };
		}
	}

	/**
	 * What must not come back in the vendor's words. A request that only reads carries nothing but the
	 * token: taking out more would change the names and logins that are compared.
	 */
	private secretsOf({ method, body }: VendorRequest, session: Session | undefined): string[] {
		const tokens = [session, currentSession(this.fingerprint)].map((one) =>
			one?.token === '' ? this.identity.secret : one?.token,
		);
		const sent = tokens.filter((token): token is string => token !== undefined);
		if (method === 'GET') return sent;
		return [...this.identity.secrets, ...passwordsIn(this.vendor, body), ...sent];
	}

	private credentialReference() {
		const { credential } = this.vendor;
		const reference = this.host.getNode().credentials?.[credential];
		return { id: reference?.id ?? '', name: reference?.name ?? '', type: credential };
	}
}
