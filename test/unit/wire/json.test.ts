import { runInNewContext } from 'node:vm';

import { DateTime } from 'luxon';

import { asObject, jsonCopy, parseBody, textOf } from '../../../nodes/CreateUser/wire/json';

/** What a foreign object may do when it is made a text or a number. */
const hostile = {
	toString: () => {
		throw new Error('foreign code was run');
	},
	valueOf: () => {
		throw new Error('foreign code was run');
	},
	toJSON: () => {
		throw new Error('foreign code was run');
	},
};

function nested(depth: number): unknown {
	let value: unknown = 'end';
	for (let level = 0; level < depth; level++) value = { inner: value };
	return value;
}

describe('a body', () => {
	it.each([
		['{"a":1}', { a: 1 }],
		['null', null],
		['', undefined],
		['<html>', undefined],
		['{"a":', undefined],
	])('%j is %j', (text, value) => {
		expect(parseBody(text)).toEqual(value);
	});
});

describe('an object', () => {
	it.each([[null], [undefined], ['text'], [7], [true], [[1, 2]]])('is not %j', (value) => {
		expect(asObject(value)).toEqual({});
	});

	it('is given back as it is', () => {
		const value = { a: 1 };
		expect(asObject(value)).toBe(value);
	});
});

describe('a text', () => {
	it.each([
		['a text', 'a text'],
		['', ''],
		[17, '17'],
		[true, undefined],
		[null, undefined],
		[undefined, undefined],
		[['x'], undefined],
		[{ toString: 'x' }, undefined],
	])('of %j is %j', (value, expected) => {
		expect(textOf(value)).toBe(expected);
	});

	it('is never asked of an object', () => {
		expect(textOf(hostile)).toBeUndefined();
	});
});

describe('a copy as JSON', () => {
	it.each<[string, unknown, unknown]>([
		['plain values', { a: [1, 'b', null, true, { c: 2 }] }, { a: [1, 'b', null, true, { c: 2 }] }],
		['a date', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
		['a date that is none', { at: new Date(NaN) }, { at: null }],
		['a date of luxon', DateTime.fromMillis(0, { zone: 'utc' }), '1970-01-01T00:00:00.000Z'],
		['a big integer', { id: 12345678901234567890n }, { id: '12345678901234567890' }],
		['what JSON has no form for', { a: undefined, b: () => 1, c: Symbol('c'), d: 1 }, { d: 1 }],
		['the same in a list', [undefined, () => 1, 1], [null, null, 1]],
		['an object whose texts are foreign code', { a: { ...hostile } }, { a: {} }],
		['a text where a function is looked for', { toISO: 'x', desk: 'B' }, { toISO: 'x', desk: 'B' }],
		[
			'a date of another realm',
			{ at: runInNewContext('new Date(0)') },
			{ at: '1970-01-01T00:00:00.000Z' },
		],
		['what only says that it is a date', { at: { [Symbol.toStringTag]: 'Date' } }, { at: null }],
	])('holds %s', (_what, value, expected) => {
		expect(jsonCopy(value)).toEqual(expected);
	});

	it('leaves out what holds itself, and keeps what is there twice', () => {
		const twice = { a: 1 };
		const round: Record<string, unknown> = { first: twice, second: twice };
		round.self = round;
		round.list = [round];
		expect(jsonCopy(round)).toEqual({
			first: { a: 1 },
			second: { a: 1 },
			list: [null],
		});
	});

	it('goes fifty levels down at most, however deep the value', () => {
		expect(JSON.stringify(jsonCopy(nested(51)))).toContain('end');
		const copy = JSON.stringify(jsonCopy(nested(20_000)));
		expect(copy).not.toContain('end');
		expect(copy.match(/inner/g)).toHaveLength(50);
	});

	it('may be told to fail on what has no end', () => {
		const fail = () => {
			throw new Error('no end');
		};
		const round: { self?: unknown } = {};
		round.self = round;
		expect(() => jsonCopy(round, undefined, fail)).toThrow('no end');
		expect(() => jsonCopy(nested(52), undefined, fail)).toThrow('no end');
		expect(jsonCopy(nested(51), undefined, fail)).toBeDefined();
	});

	it('changes values by their keys, at every depth', () => {
		const value = { a: 'x', list: [{ a: 'y', b: 'z' }] };
		const change = (key: string, inner: unknown) => (key === 'a' ? undefined : inner);
		expect(jsonCopy(value, change)).toEqual({ list: [{ b: 'z' }] });
	});
});
