import { sleep } from 'n8n-workflow';

import type { Directory, SendRequest, VendorUser } from '../vendors/contract';
import { attempt, wordsOfError } from '../vendors/attempt';
import { LoginFailure } from '../vendors/session';
import { loginKey } from './login';
import { Stopped } from './pace';

/** Pages of a user list that are read at most; past them the answer is "unclear". */
const MAX_PAGES = 200;
/**
 * Between two scans as long a rest as the last one took, but no longer than this, in milliseconds:
 * more items share the next one, and scans don't take the pace away from creating.
 */
const LONGEST_REST = 5000;

/** What the vendor says about a login. */
export type Found =
	{ kind: 'found'; user: VendorUser } | { kind: 'none' } | { kind: 'unclear'; reason: string };

/** Errors that say something of the run or the credential rather than of the look-up. */
function isOfTheRun(error: unknown): boolean {
	return error instanceof LoginFailure || error instanceof Stopped;
}

interface Snapshot {
	startedAt: number;
	users: VendorUser[];
	byLogin: Map<string, VendorUser>;
	complete: boolean;
}

/** Look-ups of one account. One scan of the user list settles everything that waits for one. */
export class Lookups {
	private snapshot?: Snapshot;
	private running?: Promise<Snapshot>;
	private restUntil = 0;

	/**
	 * Asks the vendor for a login.
	 * @param request for a scan it must outlive the run's stop, since others may wait for the same scan
	 * @param since milliseconds since the epoch: an answer may not be older
	 * @throws LoginFailure, or Stopped when the run has ended
	 */
	async find(
		directory: Directory,
		request: SendRequest,
		login: string,
		since: number,
	): Promise<Found> {
		const result = await attempt(async () =>
			directory.kind === 'show'
				? await directory.show(request, login)
				: await this.findInList(directory, request, login, since),
		);
		if ('value' in result) {
			return result.value ? { kind: 'found', user: result.value } : { kind: 'none' };
		}
		if (isOfTheRun(result.error)) throw result.error;
		return { kind: 'unclear', reason: wordsOfError(result.error) };
	}

	/** The user list, not older than `since`. Only for vendors whose list can be scanned. */
	async users(directory: Directory, request: SendRequest, since: number): Promise<VendorUser[]> {
		if (directory.kind !== 'scan') return [];
		return (await this.scan(directory, request, since)).users;
	}

	private async findInList(
		directory: Extract<Directory, { kind: 'scan' }>,
		request: SendRequest,
		login: string,
		since: number,
	): Promise<VendorUser | undefined> {
		const { byLogin, complete, users } = await this.scan(directory, request, since);
		const listed = byLogin.get(loginKey(login));
		if (listed) return await directory.detail(request, listed);
		if (!complete) {
			throw new Error(`only the first ${users.length} users of the user list could be read`);
		}
		return undefined;
	}

	private async scan(
		directory: Extract<Directory, { kind: 'scan' }>,
		request: SendRequest,
		since: number,
	): Promise<Snapshot> {
		while (this.snapshot === undefined || this.snapshot.startedAt < since) {
			this.running ??= this.readAll(directory, request);
			await this.running;
		}
		return this.snapshot;
	}

	private async readAll(
		directory: Extract<Directory, { kind: 'scan' }>,
		request: SendRequest,
	): Promise<Snapshot> {
		const rest = this.restUntil - Date.now();
		if (rest > 0) await sleep(rest);
		const startedAt = Date.now();
		try {
			const { users, complete } = await directory.scan(request, MAX_PAGES);
			const named = users.filter(({ login }) => login !== undefined);
			const byLogin = new Map(named.map((user) => [loginKey(user.login ?? ''), user]));
			this.snapshot = { startedAt, users, byLogin, complete };
			return this.snapshot;
		} finally {
			delete this.running;
			const now = Date.now();
			this.restUntil = now + Math.min(now - startedAt, LONGEST_REST);
		}
	}
}
