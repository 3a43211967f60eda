import { withoutInvisible, withoutQuotes } from '../values/characters';
import { partedAtCommas } from '../values/list';
import {
	endAlike,
	isPhoneSpelling,
	SHARED_DIGITS,
	significantDigits,
} from '../values/phone-spelling';
import { folded } from '../vendors/comparing';
import type { Entry } from '../vendors/field';

/** Names that a message lists at most. */
const NAMES_SHOWN = 20;

/** A name as it is looked up: as names are compared, however spaced at commas, and as it is seen. */
function keyOf(name: string): string {
	const parts = partedAtCommas(folded(withoutQuotes(withoutInvisible(name))));
	return parts.map((part) => part.trim()).join(',');
}

/** Where the names that have commas go on, part by part; `name`: one of them ends here. */
interface Branch {
	name?: string;
	next: Map<string, Branch>;
}

/** How the rest of some parts is read best: where its first name ends, and how many parts are nobody's. */
interface Reading {
	name: string;
	until: number;
	unknown: number;
}

/** A phone number that an entry goes by. */
interface Numbered {
	digits: string;
	entry: Entry;
}

/** The entries of a list by what they are looked up by. */
export class ListIndex {
	/** The first names, and how many more there are. */
	readonly names: string;
	private readonly byId: Map<string, Entry>;
	private readonly byName = new Map<string, Entry[]>();
	/** By the digits that all spellings of a number share; made when the first number is looked for. */
	private byEnding?: Map<string, Numbered[]>;
	private readonly withCommas: Branch = { next: new Map() };

	constructor(private readonly entries: Entry[]) {
		for (const entry of entries) {
			const spellings = [entry.name, ...(entry.also ?? [])];
			for (const name of new Set(spellings.map(keyOf))) {
				addTo(this.byName, name, entry);
			}
			for (const name of spellings) if (partedAtCommas(name).length > 1) this.addParts(name);
		}
		// From the back: of two entries with one id the first counts.
		this.byId = new Map(entries.map((entry) => [entry.id, entry] as const).reverse());
		this.names = listed([...new Set(entries.map(({ name }) => name))].sort());
	}

	withId(id: string): Entry | undefined {
		return this.byId.get(id);
	}

	/** All that go by the name. */
	named(name: string): Entry[] {
		return this.byName.get(keyOf(name)) ?? [];
	}

	/** All whose number has these digits or, where there is none, ends like them or like whose end they are. */
	numbered(number: string): Entry[] {
		const digits = significantDigits(number);
		this.byEnding ??= endings(this.entries);
		const alike = this.byEnding.get(digits.slice(-SHARED_DIGITS)) ?? [];
		const equal = alike.filter((one) => one.digits === digits);
		const found = equal.length > 0 ? equal : alike.filter((one) => endAlike(one.digits, digits));
		return [...new Set(found.map(({ entry }) => entry))];
	}

	/**
	 * What a text means that was parted at its commas: as few parts as possible are nobody's name, and of
	 * two such readings it is the one whose first name is the longer one. The time hangs on the number of
	 * parts and on how many of them one name has.
	 */
	joined(parts: string[]): string[] {
		if (this.withCommas.next.size === 0) return parts;
		const keys = parts.map(keyOf);
		const best: Reading[] = [];
		const unknownFrom = (at: number) => best[at]?.unknown ?? 0;
		for (let from = parts.length - 1; from >= 0; from--) {
			const name = parts[from] ?? '';
			const isKnown = /^\d+$/.test(name) || this.byName.has(keys[from] ?? '');
			let choice = { name, until: from + 1, unknown: unknownFrom(from + 1) + (isKnown ? 0 : 1) };
			let { next } = this.withCommas;
			for (let until = from + 1; until <= parts.length; until++) {
				const branch = next.get(keys[until - 1] ?? '');
				if (!branch) break;
				next = branch.next;
				const unknown = unknownFrom(until);
				const isLonger = unknown === choice.unknown && until > choice.until;
				if (branch.name !== undefined && (unknown < choice.unknown || isLonger)) {
					choice = { name: branch.name, until, unknown };
				}
			}
			best[from] = choice;
		}
		const names: string[] = [];
		for (let at = 0; at < parts.length; at = best[at]?.until ?? parts.length) {
			names.push(best[at]?.name ?? '');
		}
		return names;
	}

	private addParts(name: string): void {
		let branch = this.withCommas;
		for (const part of partedAtCommas(name).map(keyOf)) {
			// As in a text that is parted: empty parts go.
			if (part === '') continue;
			const next = branch.next.get(part) ?? { next: new Map() };
			branch.next.set(part, next);
			branch = next;
		}
		branch.name ??= name;
	}
}

/** Adds to those of a key; in place, since many may have the same. */
function addTo<T>(all: Map<string, T[]>, key: string, one: T): void {
	const known = all.get(key);
	if (known) known.push(one);
	else all.set(key, [one]);
}

function endings(entries: Entry[]): Map<string, Numbered[]> {
	const endings = new Map<string, Numbered[]>();
	for (const entry of entries) {
		const spellings = [entry.name, ...(entry.also ?? [])].filter(isPhoneSpelling);
		for (const digits of new Set(spellings.map(significantDigits))) {
			const ending = digits.slice(-SHARED_DIGITS);
			addTo(endings, ending, { digits, entry });
		}
	}
	return endings;
}

function listed(names: string[]): string {
	if (names.length === 0) return 'none';
	const between = names.some((name) => name.includes(',')) ? '; ' : ', ';
	const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : '';
	return names.slice(0, NAMES_SHOWN).join(between) + more;
}
