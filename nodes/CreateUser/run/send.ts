import { sleep } from 'n8n-workflow';

import { attempt, wordsOfError } from '../vendors/attempt';
import type { NewUser, SendRequest, Vendor, VendorReason, VendorUser } from '../vendors/contract';
import { LoginFailure } from '../vendors/session';
import { SHARED_FOR, type Account } from './account';
import { isSamePerson, settleExisting, takenBy } from './existing';
import type { Found } from './lookups';
import type { Memory } from './memory';
import type { Failure, Outcome, Success } from './outcome';
import { Stopped } from './pace';
import { clearly } from './request';
import type { Settings } from './settings';
import {
	loginFailed,
	notAllowed,
	notSent,
	refusedByVendor,
	stoppedBefore,
	uncertain,
} from './words';

/** How often a user is sent at most, each time after the vendor was asked for it. */
const MOST_SENDS = 3;
/** Pauses before the vendor is asked after a lost answer, since it may commit late. Milliseconds. */
const ASK_AFTER = [0, 3000];
/** The same where a repeated request was refused: the list may lag behind a late commit. */
const ASK_AFTER_REFUSAL = [0, 2000, 4000, 8000];

/** What a run sends with. */
export interface SenderParts {
	vendor: Vendor;
	settings: Settings;
	account: Account;
	memory: Memory;
	/** The credential's name, for messages. */
	credential: string;
	/** Requests that end with the run: nothing new is sent once it was stopped. */
	request: SendRequest;
	/** Look-ups after a lost answer, which go on when the run was stopped: they change nothing. */
	ask: SendRequest;
}

/** Creates users, one call each; what is known of a request decides whether it may be sent again. */
export class Sender {
	constructor(private readonly parts: SenderParts) {}

	/** Brings one user into being, or says why not. Never rejects. */
	async send(user: NewUser): Promise<Outcome> {
		try {
			return await this.parts.account.alone(user.login, async () => await this.sendAlone(user));
		} catch (error) {
			return this.failureOf(user, error);
		}
	}

	private failureOf(user: NewUser, error: unknown): Failure {
		const { vendor, credential } = this.parts;
		if (error instanceof LoginFailure) return loginFailed(vendor, credential, error);
		if (error instanceof Stopped) return stoppedBefore(vendor, user.login);
		return notSent(vendor, user, wordsOfError(error));
	}

	private async sendAlone(user: NewUser): Promise<Outcome> {
		const { memory, account, settings } = this.parts;
		const remembered = memory.recall(user.login);
		if (remembered?.state === 'created') return this.created(user, remembered.user);
		if (remembered) return await this.afterLostAnswer(user, 0, 'no answer came');
		if (memory.savedUser(user.login)) return await this.savedBefore(user);
		const recent = account.justCreated(user.login);
		if (recent) return await this.exists(user, recent);
		if (settings.ifUserExists === 'error' && !settings.dryRun) return await this.post(user, 0);
		return await this.askFirst(user);
	}

	private async askFirst(user: NewUser): Promise<Outcome> {
		const { vendor, settings } = this.parts;
		const found = await this.find(user, Date.now() - SHARED_FOR);
		if (found.kind === 'found') return await this.exists(user, found.user);
		if (found.kind === 'unclear') {
			const why = `${vendor.label} could not be asked whether the login exists (${found.reason})`;
			return notSent(vendor, user, why);
		}
		if (!settings.dryRun) return await this.post(user, 0);
		const { login, name, email, number, body } = user;
		const shown: VendorUser = { id: null, login, name, email, number, raw: body };
		return { kind: 'success', action: 'wouldCreate', user: shown };
	}

	/** A failed run of this execution created the user. That may be weeks ago, so the vendor is asked. */
	private async savedBefore(user: NewUser): Promise<Outcome> {
		const { vendor, memory } = this.parts;
		const found = await this.find(user, Date.now());
		if (found.kind === 'none') return await this.post(user, 0);
		if (found.kind === 'unclear') {
			const why = `an earlier run of this execution created the user, and ${vendor.label} could not be asked for it now (${found.reason})`;
			return uncertain(vendor, user, why);
		}
		const savedId = memory.savedUser(user.login)?.id;
		const isOurs = savedId == null || found.user.id === null || savedId === found.user.id;
		return isOurs ? this.created(user, found.user, true) : await this.exists(user, found.user);
	}

	/** @param sentBefore how often the user was sent without a clear answer */
	private async post(user: NewUser, sentBefore: number): Promise<Outcome> {
		const { vendor, memory, request, credential } = this.parts;
		memory.noteSending(user.login);
		const result = await attempt(async () => await clearly(vendor.create(request, user)));
		if ('error' in result) {
			if (sentBefore > 0) return uncertain(vendor, user, 'no clear answer came');
			memory.noteRefused(user.login);
			throw result.error;
		}
		const verdict = result.value;
		if (verdict.kind === 'done') return this.created(user, verdict.user);
		if (verdict.kind === 'unclear') {
			return await this.afterLostAnswer(user, sentBefore + 1, verdict.reason);
		}
		if (sentBefore > 0) return await this.refusedAfterLostAnswer(user, verdict.reason);
		memory.noteRefused(user.login);
		return verdict.kind === 'notAllowed'
			? notAllowed(vendor, credential, verdict.reason)
			: await this.refused(user, verdict.reason);
	}

	/** The vendor is asked, and again after a pause; only then is the user sent once more. */
	private async afterLostAnswer(user: NewUser, sends: number, why: string): Promise<Outcome> {
		const { vendor } = this.parts;
		const found = await this.findWithPauses(user, ASK_AFTER);
		if (found.kind === 'found') return this.confirmed(user, found.user);
		if (found.kind === 'unclear') {
			const both = `${why}, and ${vendor.label} could not be asked afterwards (${found.reason})`;
			return uncertain(vendor, user, both);
		}
		if (sends < MOST_SENDS) return await this.post(user, sends);
		return uncertain(vendor, user, `${why}, ${sends} times, and the user is not there so far`);
	}

	/** The first request may have been processed late, and this refusal be about its own user. */
	private async refusedAfterLostAnswer(user: NewUser, reason: VendorReason): Promise<Outcome> {
		const { vendor } = this.parts;
		const found = await this.findWithPauses(user, ASK_AFTER_REFUSAL);
		if (found.kind === 'found') return this.confirmed(user, found.user, reason);
		const { vendorMessage } = refusedByVendor(vendor, user, reason);
		const why = `no answer came, and when it was sent again ${vendor.label} said "${vendorMessage}"`;
		return uncertain(vendor, user, why);
	}

	private confirmed(user: NewUser, found: VendorUser, reason?: VendorReason): Outcome {
		const { vendor, memory } = this.parts;
		if (isSamePerson(vendor, user, found)) return this.created(user, found, true);
		memory.noteRefused(user.login);
		return takenBy(vendor, user, found, reason);
	}

	/** Whether the login is what the vendor minds: it is asked, its words are never looked at for that. */
	private async refused(user: NewUser, reason: VendorReason): Promise<Failure> {
		const { vendor } = this.parts;
		const result = await attempt(async () => await this.find(user, Date.now() - SHARED_FOR));
		const found = 'value' in result ? result.value : undefined;
		return found?.kind === 'found'
			? takenBy(vendor, user, found.user, reason)
			: refusedByVendor(vendor, user, reason);
	}

	private async exists(user: NewUser, found: VendorUser): Promise<Outcome> {
		const { vendor, settings, credential, request } = this.parts;
		return await settleExisting(vendor, settings, credential, request, user, found);
	}

	private created(user: NewUser, created: VendorUser, confirmedByLookup = false): Success {
		this.parts.memory.noteCreated(user.login, created);
		this.parts.account.noteCreated(user.login, created);
		const confirmed = confirmedByLookup ? { confirmedByLookup } : {};
		return { kind: 'success', action: 'created', user: created, ...confirmed };
	}

	private async find({ login }: NewUser, since: number): Promise<Found> {
		const { account, vendor, request, ask } = this.parts;
		const shared = vendor.directory.kind === 'scan' ? ask : request;
		return await account.lookups.find(vendor.directory, shared, login, since);
	}

	private async findWithPauses({ login }: NewUser, pauses: number[]): Promise<Found> {
		const { account, vendor, ask } = this.parts;
		let found: Found = { kind: 'none' };
		for (const pause of pauses) {
			if (pause > 0) await sleep(pause);
			const result = await attempt(
				async () => await account.lookups.find(vendor.directory, ask, login, Date.now()),
			);
			if ('error' in result) return { kind: 'unclear', reason: wordsOfError(result.error) };
			found = result.value;
			if (found.kind === 'found') return found;
		}
		return found;
	}
}
