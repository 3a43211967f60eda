import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { attempt } from '../vendors/attempt';
import type { ListName, Lists, Vendor } from '../vendors/contract';
import { fingerprintOf, LoginFailure } from '../vendors/session';
import { accountNamed, type Account } from './account';
import { automaticMapping, type AutomaticMapping } from './automatic';
import type { CredentialConnection } from './exchange';
import { RunFailure } from './failed';
import { showHints } from './hints';
import { Memory, type SavedUser } from './memory';
import { withoutLogin } from './open';
import { nothingMapped, refusedItem, refusedItems, stoppedBy, stoppedByUser } from './messages';
import type { Failure, Outcome, Place } from './outcome';
import { outputItems, type Settled } from './outputs';
import { derivedPassword } from './password';
import { passwordsIn } from './passwords';
import { checkItems, listsNeeded, mappedReader, resolveItems, type Prepared } from './prepare';
import { Requests } from './request';
import { Sender } from './send';
import { continuesOnFail, type Settings } from './settings';
import { tallyOf } from './tally';

type Ready = Extract<Prepared, { kind: 'ready' }>;

/** One run of the node. */
export class Run {
	/** Names of this run in the account's pace: what may be sent, and what may be asked after a stop. */
	private readonly sending = {};
	private readonly asking = {};
	private readonly account: Account;
	private readonly memory: Memory;
	private readonly continues: boolean;
	private mapping?: AutomaticMapping;
	/** Items whose user has the password that this execution generated. */
	private readonly generated = new Set<number>();
	private secretChanged = false;
	private stoppedByUser = false;
	private fatal?: Failure;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly vendor: Vendor,
		private readonly settings: Settings,
		private readonly inputs: INodeExecutionData[],
		private readonly connection: CredentialConnection,
	) {
		this.account = accountNamed(connection.fingerprint);
		const place = fingerprintOf(JSON.stringify([vendor.name, connection.identity.root]));
		const node = context.getContext('node') as IDataObject;
		this.memory = new Memory(node, connection.fingerprint, place);
		this.continues = continuesOnFail(context);
	}

	async outputs(): Promise<INodeExecutionData[]> {
		const { concurrency, perSecond } = this.settings;
		this.account.pace.join(this.sending, { concurrency, perSecond });
		this.account.pace.join(this.asking, { concurrency, perSecond });
		const signal = this.context.getExecutionCancelSignal?.();
		const stop = () => {
			this.stoppedByUser = true;
			this.account.pace.leave(this.sending);
		};
		signal?.addEventListener('abort', stop);
		// It may have been stopped while the credential was read.
		if (signal?.aborted) stop();
		try {
			return await this.createAll();
		} finally {
			signal?.removeEventListener('abort', stop);
			this.account.pace.leave(this.sending);
			this.account.pace.leave(this.asking);
		}
	}

	private async createAll(): Promise<INodeExecutionData[]> {
		const prepared = await this.prepare();
		const settled = await this.sendAll(prepared);
		if (this.stoppedByUser) this.endStopped(settled);
		const failed =
			settled.find(({ outcome }) => this.isFirstCause(outcome)) ??
			settled.find(({ outcome }) => outcome.kind !== 'success');
		if (failed && !this.continues) this.throwStopped(failed, settled);
		this.memory.clearCreated();
		showHints(this.context, this.vendor, this.settings, settled, this.mapping, this.secretChanged);
		const { secrets } = this.connection.identity;
		return outputItems(this.vendor, this.settings, settled, this.inputs, secrets);
	}

	/** Checks every item before anything is sent; in Stop mode one refusal ends the run here. */
	private async prepare(): Promise<Prepared[]> {
		const { vendor, settings, inputs } = this;
		const checked = checkItems(vendor, settings, inputs, this.reader(), (login) =>
			this.password(login),
		);
		const prepared = resolveItems(vendor, checked, await this.lists(listsNeeded(checked)));
		const refused = prepared.filter((item) => item.kind === 'refused');
		if (refused.length > 0 && !this.continues) {
			const good = prepared.filter((item) => item.kind === 'ready').length;
			const message = refusedItems(refused, inputs.length, good);
			throw new RunFailure(message, this.connection.identity.secrets);
		}
		return prepared;
	}

	private async lists(names: ListName[]): Promise<Lists> {
		const { send } = this.requests(this.asking);
		const lists: Lists = {};
		const load = async (name: ListName) => {
			lists[name] = await this.account.list(this.vendor, name, send);
		};
		// All of them to their end: other runs may wait for a list that this run has begun to read.
		const loaded = await Promise.all(names.map(async (name) => await attempt(() => load(name))));
		const failed = loaded.find((one) => 'error' in one);
		if (!failed) return lists;
		if (!(failed.error instanceof LoginFailure)) throw failed.error;
		throw withoutLogin(this.vendor, this.connection.words, failed.error);
	}

	private reader() {
		if (this.settings.mapping === 'defineBelow') return mappedReader(this.context, this.vendor);
		const mapping = automaticMapping(this.context, this.vendor, this.inputs);
		this.mapping = mapping;
		if (mapping.missing.length > 0) {
			const { body, headers } = this.inputs[0]?.json ?? {};
			const isWebhook = typeof body === 'object' && typeof headers === 'object';
			throw new RunFailure(nothingMapped(mapping, isWebhook));
		}
		return mapping.read;
	}

	private password(login: string): string {
		const { secret } = this.connection.identity;
		const { seed, changed } = this.memory.seed(secret);
		this.secretChanged ||= changed;
		return derivedPassword(secret, seed, login);
	}

	private requests(run: object): Requests {
		return new Requests(run, this.connection, this.account.pace, this.vendor.label);
	}

	private async sendAll(prepared: Prepared[]): Promise<Settled[]> {
		const sender = new Sender({
			vendor: this.vendor,
			settings: this.settings,
			account: this.account,
			memory: this.memory,
			credential: this.connection.words,
			request: this.requests(this.sending).send,
			ask: this.requests(this.asking).send,
			onFailure: () => this.stopAfterFailure(),
			hold: () => (this.continues ? () => undefined : this.account.pace.hold(this.sending)),
		});
		const repeats = repeatsOf(prepared);
		const unique = prepared.filter((item) => item.kind !== 'repeat');
		return await Promise.all(
			unique.map(async (one) => ({
				...placeOf(one),
				items: [one.item, ...(repeats.get(one.item) ?? [])],
				secrets: one.kind === 'ready' ? passwordsIn(this.vendor, one.user.body) : [],
				outcome: one.kind === 'ready' ? await this.sendOne(sender, one) : refusedItem(one),
			})),
		);
	}

	private async sendOne(sender: Sender, item: Ready): Promise<Outcome> {
		const saved = this.memory.savedUser(item.user.login);
		const outcome = await sender.send(item.user);
		const hasGenerated = item.password !== undefined && isWithGenerated(outcome, saved);
		if (hasGenerated) this.generated.add(item.item);
		if (outcome.kind !== 'success') {
			if (outcome.fatal) this.fatal ??= outcome;
			this.stopAfterFailure(outcome.fatal);
			return outcome.stopped && this.fatal ? this.fatal : outcome;
		}
		const { action } = outcome;
		const isNew = action === 'created' && hasGenerated;
		const isReset = action === 'updated' && this.settings.resetPassword;
		const mayBeShown = !this.settings.isTool || this.settings.showPasswordToAgent;
		return (isNew || isReset) && mayBeShown ? { ...outcome, password: item.password } : outcome;
	}

	/** In Stop mode nothing new is sent after a failure; one that every item would meet ends any run. */
	private stopAfterFailure(fatal = false): void {
		if (fatal || !this.continues) this.account.pace.leave(this.sending);
	}

	/** The failure that a stopped run is about: not the items that were only not sent because of it. */
	private isFirstCause(outcome: Outcome): boolean {
		return outcome.kind !== 'success' && outcome.stopped !== true;
	}

	/** Leaves a record for the Retry entries of the Executions page. */
	private saveCreated(settled: Settled[]): void {
		this.memory.saveCreated(
			settled.flatMap(({ item, login, outcome }): SavedUser[] => {
				const mark = this.generated.has(item) ? { generated: true as const } : {};
				if (outcome.kind === 'unknown') return [{ login, id: null, uncertain: true, ...mark }];
				const isNew = outcome.kind === 'success' && outcome.action === 'created';
				return isNew ? [{ login, id: outcome.user.id, ...mark }] : [];
			}),
		);
	}

	private throwStopped(failed: Settled, settled: Settled[]): never {
		const tally = tallyOf(settled, this.inputs.length);
		this.saveCreated(settled);
		throw new RunFailure(
			stoppedBy(this.vendor, failed.outcome as Failure, failed, tally),
			this.connection.identity.secrets,
		);
	}

	/** n8n has recorded the run already and drops what comes now, so its log gets the account. */
	private endStopped(settled: Settled[]): never {
		const account = stoppedByUser(this.vendor, tallyOf(settled, this.inputs.length));
		this.context.logger.warn(account);
		this.saveCreated(settled);
		throw new RunFailure({ headline: account, lines: [] });
	}
}

/** A user that an earlier run created has the password that was sent then, generated or not. */
function isWithGenerated(outcome: Outcome, saved: SavedUser | undefined): boolean {
	const isSentNow = outcome.kind === 'success' && !outcome.confirmedByLookup;
	return saved === undefined || isSentNow || saved.generated === true;
}

function placeOf({ item, row, login }: Prepared): Place {
	return { item, row, login };
}

/** Items that repeat an earlier one, by the item that they repeat. */
function repeatsOf(prepared: Prepared[]): Map<number, number[]> {
	const repeats = new Map<number, number[]>();
	for (const item of prepared) {
		if (item.kind === 'repeat') repeats.set(item.of, [...(repeats.get(item.of) ?? []), item.item]);
	}
	return repeats;
}
