import fc from 'fast-check';

import { FORMS, outcomeOf, PLACES, titleOf, type FormName, type Place } from './kinds/forms';
import { isNothing, SENT } from './kinds/sent-form';

/** Repeats what a failure prints: fast-check adds the path and the shortest counterexample. */
const seed = jest.getSeed();

/** Texts for each form of a field. */
const RUNS = 60;

/** What texts of people, of sheets and of attackers have in them. */
const PIECES = [
	...['\u200B', '\u200D', '\u202E', '\u00AD', '\uFE0F', '\uFEFF', '\u00A0', ' ', '\t', '\n', '\r'],
	...[
		'\u0000',
		'\u001B',
		'\u2028',
		'\uFFFD',
		'\uD83D',
		'\uDE00',
		"'",
		'"',
		'\\',
		',',
		';',
		'@',
		'’',
	],
	...['[', ']', '{', '}', '<', '>', '$', '%', '#N/A', 'undefined', 'null', 'NaN', '-', 'N/A'],
	...['0', '12', '9.19E+11', '.0', '+91', ':', '/', 'e\u0301', '\u0301', 'אבג', 'بتث', 'क्ष', '李'],
	...['👩‍👩‍👧', '❤️', '🇮🇳', 'а', 'α', 'ß', 'İ', 'ﬁ', '１', '[object Object]', '__proto__', 'T', 'Z'],
];

const codeUnits = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
const piece = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...PIECES) },
	{ weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
	{ weight: 1, arbitrary: fc.string({ unit: codeUnits, maxLength: 3 }) },
);
const short = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(''));
const long = fc
	.tuple(piece, fc.integer({ min: 100, max: 11_000 }))
	.map(([one, times]) => one.repeat(times).slice(0, 11_000));

/** Random texts, and good ones with something before, behind or in them. */
function textsAround(plain: string): fc.Arbitrary<string> {
	const place = fc.integer({ min: 0, max: plain.length });
	const within = fc
		.tuple(place, short)
		.map(([at, text]) => plain.slice(0, at) + text + plain.slice(at));
	return fc.oneof(
		{ weight: 6, arbitrary: fc.tuple(short, short).map(([a, b]) => a + plain + b) },
		{ weight: 6, arbitrary: within },
		{ weight: 8, arbitrary: fc.array(piece, { maxLength: 8 }).map((all) => all.join('')) },
		{ weight: 1, arbitrary: long },
	);
}

function answers(place: Place, text: string): void {
	const { field, form } = place;
	const outcome = outcomeOf(place, text);
	if ('refused' in outcome) {
		const label = field.screen.displayName;
		const fields = [...new Set(outcome.refused.map(({ field: name }) => name))];
		expect(fields).toEqual([label]);
		for (const { reason } of outcome.refused) {
			expect(reason).toMatch(/^[a-z][^]{4,}\.$/);
			expect(reason.length).toBeLessThan(400);
			if (field.secret && text.length > 6) expect(reason).not.toContain(text);
		}
		return;
	}
	const sent = outcome.body[field.key];
	const { [form]: sentFor } = SENT;
	const { mandatory = false, otherwise } = field;
	if (isNothing(form, mandatory, text)) expect([mandatory, sent]).toEqual([false, otherwise]);
	else if (sentFor) expect(sent).toEqual(sentFor(text));
	// What can't be written as JSON would be lost on the way.
	expect(JSON.parse(JSON.stringify({ sent }))).toEqual({ sent });
}

describe('a text of any kind', () => {
	it.each(Object.keys(FORMS) as FormName[])('is sent as the docs say, or refused: %s', (form) => {
		const places = PLACES.filter((place) => place.form === form);
		const titles = fc.constantFrom(...places.map(titleOf));
		const texts = textsAround(FORMS[form].plain);
		const isAnswered = (title: string, text: string) => {
			for (const place of places) if (titleOf(place) === title) answers(place, text);
		};
		fc.assert(fc.property(titles, texts, isAnswered), { seed, numRuns: RUNS });
	});
});

/** Numbers as sheets write them, with so many digits that no message may repeat them. */
const LONG_NUMBERS = ['1'.repeat(400), `${'1'.repeat(400)}.0`, `9.${'1'.repeat(400)}E+11`, '-0'];

describe('a number of any length', () => {
	it.each(PLACES.map((place) => [titleOf(place), place] as const))(
		'is sent as it is, or refused in few words: %s',
		(_title, place) => {
			for (const text of LONG_NUMBERS) answers(place, text);
		},
	);
});
