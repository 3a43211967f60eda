import { randomBytes } from 'crypto';
import { sleep } from 'n8n-workflow';

import { pauses } from '../account/pauses';
import type { Directory, SendRequest, VendorUser } from '../vendors/contract';
import { attempt, wordsOfError } from '../vendors/attempt';
import { LoginFailure } from '../vendors/session';
import { NotAllowed } from '../vendors/verdict';
import { loginKey } from './login';
import { Stopped } from './pace';

/** Pages of a user list that are read at most; past them the answer is "unclear". */
const MAX_PAGES = 200;

/** What the vendor says about a login. */
export type Found =
	{ kind: 'found'; user: VendorUser } | { kind: 'none' } | { kind: 'unclear'; reason: string };

/** Errors that say something of the run or the credential rather than of the look-up. */
function isOfTheRun(error: unknown): boolean {
	return [LoginFailure, NotAllowed, Stopped].some((type) => error instanceof type);
}

interface Snapshot {
	startedAt: number;
	users: VendorUser[];
	byLogin: Map<string, VendorUser>;
	complete: boolean;
}

type Asking = Extract<Directory, { kind: 'show' }>;

async function codeOfNobody(directory: Asking, ask: SendRequest): Promise<string> {
	const shown = await directory.show(ask, `nobody-${randomBytes(8).toString('hex')}`);
	if ('code' in shown) return shown.code;
	throw new Error('it shows a user for a login that nobody has');
}

/** Look-ups of one account. One scan of the user list settles everything that waits for one. */
export class Lookups {
	private snapshot?: Snapshot;
	private running?: Promise<Snapshot>;
	private restUntil = 0;
	private absent?: { at: number; code: Promise<string> };

	/**
	 * Asks the vendor for a login.
	 * @param request ends with the run, where the vendor is asked for this login alone
	 * @param ask outlives the run's stop, for answers that other runs may wait for too
	 * @param since milliseconds since the epoch: an answer may not be older
	 * @throws LoginFailure, NotAllowed, or Stopped when the run has ended
	 */
	async find(
		directory: Directory,
		request: SendRequest,
		ask: SendRequest,
		login: string,
		since: number,
	): Promise<Found> {
		const result = await attempt(async () =>
			directory.kind === 'show'
				? await this.findByAsking(directory, request, ask, login)
				: await this.findInList(directory, ask, login, since),
		);
		if ('value' in result) {
			return result.value ? { kind: 'found', user: result.value } : { kind: 'none' };
		}
		if (isOfTheRun(result.error)) throw result.error;
		return { kind: 'unclear', reason: wordsOfError(result.error) };
	}

	/** Lets go of a user list that is too old to be of use. */
	forgetBefore(time: number): void {
		if (this.snapshot !== undefined && this.snapshot.startedAt < time) delete this.snapshot;
	}

	/** The user list, not older than `since`. Only for vendors whose list can be scanned. */
	async users(directory: Directory, request: SendRequest, since: number): Promise<VendorUser[]> {
		if (directory.kind !== 'scan') return [];
		return (await this.scan(directory, request, since)).users;
	}

	/**
	 * Which code stands for "no such user" is unknown, and any other must not pass for it: a user would
	 * be sent twice. So it is the one that a login gets that nobody has.
	 */
	private async findByAsking(
		directory: Asking,
		request: SendRequest,
		ask: SendRequest,
		login: string,
	): Promise<VendorUser | undefined> {
		const shown = await directory.show(request, login);
		if ('user' in shown) return shown.user;
		const known = this.absent;
		if (shown.code === (await this.absence(directory, ask))) return undefined;
		// What was learnt may come from a time when the vendor was not well.
		if (known !== undefined && this.absent === known) delete this.absent;
		throw new Error(`"${shown.code}" is not what it answers for a login that nobody has`);
	}

	/** @param ask must outlive the run's stop, since other runs wait for the same answer */
	private async absence(directory: Asking, ask: SendRequest): Promise<string> {
		const now = Date.now();
		if (this.absent === undefined || this.absent.at < now - pauses.absenceKnown) {
			this.absent = { at: now, code: codeOfNobody(directory, ask) };
		}
		const { absent } = this;
		const result = await attempt(async () => await absent.code);
		if ('value' in result) return result.value;
		if (this.absent === absent) delete this.absent;
		throw result.error;
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
			const isOurs = this.running === undefined;
			this.running ??= this.readAll(directory, request);
			const result = await attempt(async () => await this.running);
			if (!('error' in result)) continue;
			// The end of another run ends its scan, which says nothing of this one.
			if (isOurs || !(result.error instanceof Stopped)) throw result.error;
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
			this.restUntil = now + Math.min(now - startedAt, pauses.longestScanRest);
		}
	}
}
