import type { Settled } from '../item';
import type { Outcome } from '../outcome';
import { loginKey, shortened } from '../values/text';
import { pauses } from '../wire/pauses';

/**
 * What an execution leaves behind of this run's items, earlier tries included. Users, not items, by their
 * logins.
 */
export interface Tally {
	/** Items of the input, but for those that were left out as empty. */
	total: number;
	/** Users whom these items are about: one that comes twice is one. */
	users: number;
	created: string[];
	/** Users that were there before, and are otherwise now. */
	updated: string[];
	/** Others that were there before. */
	existing: number;
	/** Users whom a dry run would create. */
	wouldCreate: number;
	notSent: number;
	/** Logins that were refused. */
	refused: string[];
	/** Logins of users that may exist. */
	unknown: string[];
	/** The same of users with other logins than these items have: of other runs of the node, or of another mapping. */
	before: { created: string[]; unknown: string[] };
}

/** What an execution knows of a login from before, see `knownIn`. */
export interface Earlier {
	login: string;
	state: 'created' | 'sending';
}

/** What an item counts as. */
type Group = 'created' | 'existing' | 'notSent' | 'refused' | 'unknown' | 'updated' | 'wouldCreate';

/** What each outcome counts as. */
const GROUPS: Record<Outcome['kind'], Group> = {
	created: 'created',
	existing: 'existing',
	updated: 'updated',
	wouldCreate: 'wouldCreate',
	wouldReturn: 'existing',
	wouldUpdate: 'existing',
	refused: 'refused',
	unknown: 'unknown',
	notSent: 'notSent',
};

type Groups = Map<string, { login: string; group: Group }>;

function loginsOf(groups: Groups, wanted: Group): string[] {
	return [...groups.values()].filter(({ group }) => group === wanted).map(({ login }) => login);
}

/** Counts what an execution did: what this run says of its items, and what was done before. */
export function tallyOf(settled: Settled[], total: number, earlier: Earlier[]): Tally {
	const groups: Groups = new Map();
	const before: Groups = new Map();
	const isOfItems = new Set(settled.map(({ login }) => loginKey(login)));
	for (const { login, state } of earlier) {
		const group = state === 'created' ? 'created' : 'unknown';
		const key = loginKey(login);
		(isOfItems.has(key) ? groups : before).set(key, { login, group });
	}
	for (const { login, item, outcome } of settled) {
		const group = GROUPS[outcome.kind];
		// An item may have no login that could be read.
		const name = login === '' ? `[item ${item}]` : login;
		const key = loginKey(name);
		// That this run did not send a user does not undo what an earlier one did.
		const isNews = group !== 'notSent' && group !== 'refused';
		if (isNews || !groups.has(key)) groups.set(key, { login: name, group });
	}
	return {
		total,
		users: groups.size,
		created: loginsOf(groups, 'created'),
		updated: loginsOf(groups, 'updated'),
		existing: loginsOf(groups, 'existing').length,
		wouldCreate: loginsOf(groups, 'wouldCreate').length,
		notSent: loginsOf(groups, 'notSent').length,
		refused: loginsOf(groups, 'refused'),
		unknown: loginsOf(groups, 'unknown'),
		before: {
			created: loginsOf(before, 'created'),
			unknown: loginsOf(before, 'unknown'),
		},
	};
}

/** Logins that one message lists. */
const LISTED = 20;

/** `a, b and c`; of a long list the first, and how many more there are. */
export function enumerated(texts: string[], word = 'and'): string {
	if (texts.length > LISTED) return listed(texts);
	return [texts.slice(0, -1).join(', '), texts.at(-1)].filter(Boolean).join(` ${word} `);
}

/** The first of a list, each of them short, and how many more there are. */
export function listed(texts: string[]): string {
	const more = texts.length - LISTED;
	const shown = texts.slice(0, LISTED).map(shortened).join(', ');
	return more > 0 ? `${shown}, and ${more} more` : shown;
}

/** `49 of 300 users were created`. */
export function createdOf({ created, users }: Tally): string {
	return `${created.length} of ${users} users were created`;
}

/** True when no user exists, or may exist, because of the execution. */
export function leftNothing({ created, unknown, before }: Tally): boolean {
	const all = [created, unknown, before.created, before.unknown];
	return all.every(({ length }) => length === 0);
}

const NOBODY = 'No user was created.';

/** What exists, what may exist and what does not, a line each. */
export function tallyLines(tally: Tally): string[] {
	const { created, updated, existing, wouldCreate, notSent, refused, unknown, before } = tally;
	return [
		leftNothing(tally) && updated.length + existing === 0 ? NOBODY : '',
		created.length > 0 ? `Created: ${listed(created)}.` : '',
		updated.length > 0 ? `Updated: ${listed(updated)}.` : '',
		existing > 0 ? `There already: ${existing}.` : '',
		wouldCreate > 0 ? `Would be created: ${wouldCreate}.` : '',
		refused.length > 1 ? `Refused: ${listed(refused)}.` : '',
		unknown.length > 0 ? `Not certain: ${listed(unknown)}.` : '',
		notSent > 0 ? `Not sent: ${notSent}.` : '',
		before.created.length > 0
			? `Created earlier in this execution, with other logins: ${listed(before.created)}.`
			: '',
		before.unknown.length > 0
			? `Not certain from earlier in this execution, with other logins: ${listed(before.unknown)}.`
			: '',
	].filter((line) => line !== '');
}

/** The same in one sentence, for messages about what keeps a run from beginning. */
export function leftBehind(tally: Tally): string {
	if (leftNothing(tally)) return NOBODY;
	const created = [...tally.created, ...tally.before.created];
	const unknown = [...tally.unknown, ...tally.before.unknown];
	const done = created.length > 0 ? `Created before: ${listed(created)}.` : '';
	const open = unknown.length > 0 ? `Not certain: ${listed(unknown)}.` : '';
	return [done, open].filter((part) => part !== '').join(' ');
}

/**
 * Tells n8n's log now and then how far a long run is. It speaks when an item ends, since nothing else of
 * a run has a clock.
 * @param total items of the input
 */
export function progressTo(
	say: (line: string) => void,
	total: number,
): (settled: Pick<Settled, 'items' | 'outcome'>) => void {
	const began = Date.now();
	const groups: Counts = {};
	let saidAt = began;
	let done = 0;
	/** What was refused by its check took no time, and says nothing of the rest. */
	let unsent = 0;
	return ({ items, outcome }) => {
		const group = GROUPS[outcome.kind];
		done += items.length;
		groups[group] = (groups[group] ?? 0) + items.length;
		if (outcome.kind === 'refused' && outcome.why.by === 'check') unsent += items.length;
		const now = Date.now();
		if (now - saidAt < pauses.progress || done === total || done === unsent) return;
		saidAt = now;
		const left = ((now - began) / (done - unsent)) * (total - done);
		say(progressLine(total, done, groups, left));
	};
}

/** How many items count as what. */
type Counts = Partial<Record<Group, number>>;

const WORDS: Array<[Group, string]> = [
	['created', 'created'],
	['updated', 'updated'],
	['existing', 'there already'],
	['wouldCreate', 'would be created'],
	['refused', 'refused'],
	['unknown', 'not certain'],
	['notSent', 'not sent'],
];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** @param left milliseconds until the end, as far as can be told */
function progressLine(total: number, done: number, groups: Counts, left: number): string {
	const parts = WORDS.filter(([group]) => groups[group] !== undefined).map(
		([group, word]) => `${number(groups[group] ?? 0)} ${word}`,
	);
	return `Create User: ${number(done)} of ${number(total)} items done, ${parts.join(', ')}; ${timeLeft(left)} left`;
}

const number = (value: number) => value.toLocaleString('en-GB');

function timeLeft(milliseconds: number): string {
	if (milliseconds < MINUTE) return 'less than a minute';
	const inHours = milliseconds >= 2 * HOUR;
	const count = Math.round(milliseconds / (inHours ? HOUR : MINUTE));
	const unit = inHours ? 'hour' : 'minute';
	return `about ${count} ${unit}${count === 1 ? '' : 's'}`;
}
