import type { INodeExecutionData } from 'n8n-workflow';

import { isPlaceholder } from '../values/nothing';
import { isCodeAlone } from '../values/phone-number';
import { isEmpty, ofOne } from '../values/text';
import type { Vendor } from '../vendors/contract';
import { takesDashForNothing, type Field } from '../vendors/field';
import { textOf } from '../wire/json';
import type { Origin } from './parameters';
import type { Reader, Reading } from './reading';

/** A login, a password, or what tells one person from another; a role says nothing of who it is. */
function tellsWho({ is, secret, tells = 'nothing' }: Field): boolean {
	return secret === true || tells !== 'nothing' || is !== undefined;
}

/** True for a value of the item's own that tells one person from another, whoever else has it too. */
function tellsPerson({ tells, secret }: Field, origin: Origin): boolean {
	return origin === 'item' && !secret && (tells === 'person' || tells === 'strongly');
}

/** Dots and the like that stood between names, and what stands behind the `@`. A dash alone may be a value. */
const WITHOUT_NAMES = /^[\s._-]*@|^[\s._]+$/;

/**
 * True for what an expression makes of a value that is not there: `{{ $json.login }}@example.com`,
 * `{{ $json.first }}.{{ $json.last }}`, and `+91{{ $json.phone }}` for a number.
 */
function isOfNobody({ is }: Field, value: unknown): boolean {
	const text = textOf(value) ?? '';
	return WITHOUT_NAMES.test(text) || (is === 'number' && isCodeAlone(text));
}

/**
 * True for data that has nothing in it; a box that is not ticked is nothing. Each object in it is looked at
 * once, so that it may be nested however deep, be there many times and hold itself.
 */
function isBlank(value: unknown): boolean {
	const found = new Set([value]);
	// What is found on the way has its turn, too.
	for (const one of found) {
		if (typeof one === 'object' && one !== null) {
			for (const inner of Object.values(one)) found.add(inner);
		} else if (!isEmpty(one) && typeof one !== 'boolean') {
			return false;
		}
	}
	return true;
}

/** The item's own data, but for the row's number. */
function ownData({ json }: INodeExecutionData): unknown {
	const { row_number: _row, ...data } = json;
	return data;
}

/** Finds the items that hold nobody: rows of a sheet that were never filled in. */
export class EmptyRows {
	private readonly telling: Array<{ field: Field; origin: Origin }>;
	/** What all items have in a field so far, by parameter. */
	private readonly common = new Map<string, unknown>();
	private readonly varying = new Set<string>();
	/** Items without a login or a person, with the parameters that have a value of their own. */
	private readonly candidates = new Map<number, string[]>();
	/** An item has a login. */
	private isAnybody = false;
	/** Passwords are generated. */
	private generates = false;

	constructor({ fields }: Vendor, originOf: Reader['originOf']) {
		const telling = fields.filter(tellsWho);
		this.telling = telling.map((field) => ({ field, origin: originOf(field) }));
	}

	/**
	 * Looks at an item.
	 * @param generates its password is generated, so that what the input has for one does not count
	 */
	note(item: number, input: INodeExecutionData, reading: Reading, generates: boolean): void {
		const { values, refusals } = reading;
		this.generates ||= generates;
		const isBlankRow = isBlank(ownData(input));
		const own: string[] = [];
		let hasLogin = false;
		let isPerson = false;
		for (const { field, origin } of this.telling) {
			const { name } = field.screen;
			const value = ofOne(values[name]);
			this.compare(name, value);
			// What an expression makes of nothing is nothing.
			const isOfNothing = origin === 'item' && (isBlankRow || isOfNobody(field, value));
			const isDash = takesDashForNothing(field) && isPlaceholder(value);
			if (isOfNothing || isDash || isEmpty(value)) continue;
			if (field.secret && generates) continue;
			if (field.is === 'login') hasLogin = true;
			if (tellsPerson(field, origin)) isPerson = true;
			if (origin !== 'everyone') own.push(name);
		}
		if (hasLogin) this.isAnybody = true;
		else if (!isPerson && refusals.length === 0) this.candidates.set(item, own);
	}

	private compare(name: string, value: unknown): void {
		if (!this.common.has(name)) this.common.set(name, value);
		else if (!Object.is(this.common.get(name), value)) this.varying.add(name);
	}

	/** True for an item that says of nobody who it is; a password or the like that every item has does not count. */
	isEmpty(item: number): boolean {
		const own = this.candidates.get(item);
		if (own === undefined) return false;
		return own.every((name) => this.isAnybody && !this.varying.has(name));
	}

	/** Labels of the mandatory fields that no item has anything for, where all are empty. */
	labels(): string[] {
		return this.telling
			.filter(({ field }) => field.mandatory && !(field.secret && this.generates))
			.filter(({ field: { screen }, origin }) => {
				return origin !== 'everyone' || isEmpty(this.common.get(screen.name));
			})
			.map(({ field }) => field.screen.displayName);
	}
}
