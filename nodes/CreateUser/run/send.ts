import { sleep } from 'n8n-workflow';

import { pauses } from '../account/pauses';
import { attempt, wordsOfError } from '../vendors/attempt';
import type { NewUser, SendRequest, Vendor, VendorReason, VendorUser } from '../vendors/contract';
import { LoginFailure } from '../vendors/session';
import { NotAllowed } from '../vendors/verdict';
import type { Account } from './account';
import { likenessOf, settleExisting, takenBy } from './existing';
import type { Found } from './lookups';
import type { Memory } from './memory';
import type { Failure, Outcome, Success } from './outcome';
import { Stopped } from './pace';
import { digestOf } from './password';
import { clearly } from './request';
import type { Settings } from './settings';
import {
	loginFailed,
	notAllowed,
	notSent,
	refusedByVendor,
	stoppedBefore,
	uncertain,
	type CredentialWords,
} from './words';

/** How often a user is sent at most, each time after the vendor was asked for it. */
const MOST_SENDS = 5;
/** "Not there" counts when it was said twice with a pause between, since the vendor may commit late. */
const NONE_COUNTS_AT = 2;

/** What a run sends with. */
export interface SenderParts {
	vendor: Vendor;
	settings: Settings;
	account: Account;
	memory: Memory;
	credential: CredentialWords;
	/** Requests that end with the run: nothing new is sent once it was stopped. */
	request: SendRequest;
	/** Look-ups after a lost answer, which go on when the run was stopped: they change nothing. */
	ask: SendRequest;
	/** Called as soon as an item is certain to fail, before the vendor is asked why. */
	onFailure(): void;
	/** Sends nothing new for now, where one failure ends the run; what it returns goes on. */
	hold(): () => void;
}

/** Creates users, one call each; what is known of a request decides whether it may be sent again. */
export class Sender {
	constructor(private readonly parts: SenderParts) {}

	/** Brings one user into being, or says why not. Never rejects. */
	async send(user: NewUser): Promise<Outcome> {
		try {
			return await this.parts.account.alone(user.login, async () => await this.settle(user));
		} catch (error) {
			return this.failureOf(user, error);
		}
	}

	private failureOf(user: NewUser, error: unknown): Failure {
		const { vendor, credential } = this.parts;
		if (error instanceof LoginFailure) return loginFailed(vendor, credential, error);
		if (error instanceof NotAllowed) {
			return notAllowed(vendor, credential, 'read users', error.reason);
		}
		if (error instanceof Stopped) return stoppedBefore(vendor, user.login);
		return notSent(vendor, user, wordsOfError(error));
	}

	private async settle(user: NewUser): Promise<Outcome> {
		const outcome = await this.sendAlone(user);
		if (outcome.kind === 'unknown') this.parts.account.noteUncertain(user.login);
		return outcome;
	}

	private async sendAlone(user: NewUser): Promise<Outcome> {
		const { account, settings } = this.parts;
		const earlier = settings.dryRun ? undefined : await this.fromEarlierTry(user);
		if (earlier) return earlier;
		const recent = account.justCreated(user.login);
		if (recent) return await this.exists(user, recent);
		if (account.isUncertain(user.login)) return await this.askFirst(user, Date.now());
		if (settings.ifUserExists === 'error' && !settings.dryRun) return await this.post(user, 0);
		return await this.askFirst(user, Date.now() - pauses.listShared);
	}

	/** What this execution did for the login before: in this try's forerunners or in a run that failed. */
	private async fromEarlierTry(user: NewUser): Promise<Outcome | undefined> {
		const { memory } = this.parts;
		const remembered = memory.recall(user.login);
		if (remembered?.state === 'created') {
			const isRetry = remembered.person === personOf(user);
			return isRetry
				? this.created(user, remembered.user, remembered.confirmed)
				: await this.exists(user, remembered.user);
		}
		if (remembered) return await this.afterLostAnswer(user, 1, 'no answer came');
		const saved = memory.savedUser(user.login);
		if (saved?.uncertain) return await this.afterLostAnswer(user, 1, 'no answer came');
		return saved && (await this.savedBefore(user, saved.id));
	}

	/** @param since how old the answer may be, in milliseconds since the epoch */
	private async askFirst(user: NewUser, since: number): Promise<Outcome> {
		const { vendor, settings } = this.parts;
		const isOpen = this.parts.account.isUncertain(user.login);
		const found = isOpen ? await this.findNow(user) : await this.find(user, since);
		if (found.kind === 'found') return await this.exists(user, found.user);
		if (found.kind === 'unclear') {
			const why = `${vendor.label} could not be asked whether the login exists (${found.reason})`;
			if (isOpen) return uncertain(vendor, user, why);
			return notSent(vendor, user, why, `Run again when ${vendor.label} can be asked.`);
		}
		if (!settings.dryRun) return await this.post(user, 0);
		const { login, name, email, number, body } = user;
		const shown: VendorUser = { id: null, login, name, email, number, raw: body };
		return { kind: 'success', action: 'wouldCreate', user: shown };
	}

	/** A failed run of this execution created the user. That may be weeks ago, so the vendor is asked. */
	private async savedBefore(user: NewUser, savedId: string | null): Promise<Outcome> {
		const { vendor } = this.parts;
		const found = await this.findWithPauses(user, [0]);
		if (found.kind === 'none') return await this.post(user, 0);
		if (found.kind === 'unclear') {
			const why = `an earlier run of this execution created the user, and ${vendor.label} could not be asked for it now (${found.reason})`;
			return uncertain(vendor, user, why);
		}
		const areIdsKnown = savedId !== null && found.user.id !== null;
		const isOurs = areIdsKnown
			? savedId === found.user.id
			: likenessOf(vendor, user, found.user) !== 'another';
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
			? notAllowed(vendor, credential, 'create users', verdict.reason)
			: await this.refused(user, verdict.reason);
	}

	/** The vendor is asked, and again after a pause; only then is the user sent once more. */
	private async afterLostAnswer(user: NewUser, sends: number, why: string): Promise<Outcome> {
		const { vendor } = this.parts;
		const found = await this.findWithPauses(user, pauses.askAfter, NONE_COUNTS_AT);
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
		const found = await this.findWithPauses(user, pauses.askAfterRefusal);
		if (found.kind === 'found') return this.confirmed(user, found.user, reason);
		const { vendorMessage } = refusedByVendor(vendor, user, reason);
		const why = `no answer came, and when it was sent again ${vendor.label} said "${vendorMessage}"`;
		return uncertain(vendor, user, why);
	}

	private confirmed(user: NewUser, found: VendorUser, reason?: VendorReason): Outcome {
		const { vendor, memory } = this.parts;
		const likeness = likenessOf(vendor, user, found);
		if (likeness === 'same') return this.created(user, found, true);
		if (likeness === 'unknown') {
			const why = `no clear answer came. A user with this login is there, but ${vendor.label} shows nothing that tells whether it is this person`;
			return uncertain(vendor, user, why);
		}
		memory.noteRefused(user.login);
		return takenBy(vendor, user, found, reason);
	}

	/** Whether the login is what the vendor minds: it is asked, its words are never looked at for that. */
	private async refused(user: NewUser, reason: VendorReason): Promise<Outcome> {
		const { vendor, settings, onFailure, hold } = this.parts;
		if (settings.ifUserExists === 'error') onFailure();
		const goOn = hold();
		const found = await this.findNow(user, Date.now() - pauses.refusalShared);
		if (found.kind !== 'found') onFailure();
		goOn();
		if (found.kind !== 'found') return refusedByVendor(vendor, user, reason);
		return settings.ifUserExists === 'error'
			? takenBy(vendor, user, found.user, reason)
			: await this.exists(user, found.user);
	}

	private async exists(user: NewUser, found: VendorUser): Promise<Outcome> {
		const { vendor, settings, credential, request } = this.parts;
		const isBare = found.id === null && settings.ifUserExists !== 'error';
		const asked = isBare ? await this.findNow(user) : undefined;
		const known = asked?.kind === 'found' ? asked.user : found;
		return await settleExisting(vendor, settings, credential, request, user, known);
	}

	private created(user: NewUser, created: VendorUser, confirmedByLookup = false): Success {
		this.parts.memory.noteCreated(user.login, created, personOf(user), confirmedByLookup);
		this.parts.account.noteCreated(user.login, created);
		const confirmed = confirmedByLookup ? { confirmedByLookup } : {};
		return { kind: 'success', action: 'created', user: created, ...confirmed };
	}

	private async find({ login }: NewUser, since: number): Promise<Found> {
		const { account, vendor, request, ask } = this.parts;
		return await account.lookups.find(vendor.directory, request, ask, login, since);
	}

	/**
	 * Asks again after each pause until the user is found or was said not to be there `noneCounts`
	 * times; a look-up that failed is made up for by the next. The last answer counts.
	 */
	private async findWithPauses(
		user: NewUser,
		before: number[],
		noneCounts = before.length,
	): Promise<Found> {
		let found: Found = { kind: 'none' };
		let nones = 0;
		for (const pause of before) {
			if (pause > 0) await sleep(pause);
			found = await this.findNow(user);
			if (found.kind === 'none') nones += 1;
			if (found.kind === 'found' || nones === noneCounts) return found;
		}
		return found;
	}

	/** A look-up that no stop cuts off; whatever goes wrong with it leaves the question open. */
	private async findNow({ login }: NewUser, since = Date.now()): Promise<Found> {
		const { account, vendor, ask } = this.parts;
		const result = await attempt(
			async () => await account.lookups.find(vendor.directory, ask, ask, login, since),
		);
		if ('value' in result) return result.value;
		return { kind: 'unclear', reason: wordsOfError(result.error) };
	}
}

/** A mark of the person to create: the same in every try, another one for another hire. */
function personOf({ name, email, number }: NewUser): string {
	return digestOf([name, email, number]);
}
