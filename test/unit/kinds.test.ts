import { vendors } from '../../nodes/CreateUser/vendors/registry';
import { answerOf } from './kinds/answers';
import { CASES } from './kinds/cases';
import { FORMS, formsOf, outcomeOf, PLACES, titleOf } from './kinds/forms';
import type { FormName, Place } from './kinds/forms';
import { INVISIBLE } from './kinds/sent-form';
import { KINDS, type Kind } from './kinds/table';

const EVERY_FORM = Object.keys(FORMS) as FormName[];

const placesOf = (form: FormName) => PLACES.filter((place) => place.form === form);

/** The answer of the table, as an outcome of the whole item. */
function expected({ field, form }: Place, kind: Kind, given: string) {
	const answer = answerOf({ field, form }, kind, given);
	if ('sent' in answer) return { key: field.key, sent: answer.sent };
	const reason: unknown = expect.stringMatching(answer.refused);
	return { refused: [{ field: field.screen.displayName, reason }] };
}

describe.each(KINDS)('$kind', (kind) => {
	it.each(EVERY_FORM)('%s', (form) => {
		const given = kind.given(FORMS[form].plain);
		for (const place of placesOf(form)) {
			const { key } = place.field;
			const outcome = outcomeOf(place, given);
			const answer = 'body' in outcome ? { key, sent: outcome.body[key] } : outcome;
			const title = titleOf(place);
			expect({ title, given, ...answer }).toEqual({
				title,
				given,
				...expected(place, kind, given),
			});
		}
	});
});

describe('of one form alone', () => {
	it.each(CASES)('%s: %j', (form, given, wanted) => {
		for (const place of placesOf(form)) {
			const reason = wanted instanceof RegExp ? expect.stringMatching(wanted) : '';
			const refused = [{ field: place.field.screen.displayName, reason }];
			const answer = reason === '' ? { body: { [place.field.key]: wanted } } : { refused };
			expect([titleOf(place), outcomeOf(place, given)]).toMatchObject([titleOf(place), answer]);
		}
	});
});

describe('every field', () => {
	it('is in the table by a form that it takes', () => {
		for (const vendor of vendors) {
			for (const field of vendor.fields) {
				const { key } = field;
				expect([vendor.label, key, formsOf(field)]).not.toEqual([vendor.label, key, []]);
			}
		}
	});

	it.each(EVERY_FORM)('takes a good value: %s', (form) => {
		const { plain, sent } = FORMS[form];
		const places = placesOf(form);
		expect(places.length).toBeGreaterThan(0);
		for (const place of places) {
			const outcome = outcomeOf(place, plain);
			expect([titleOf(place), outcome]).toMatchObject([
				titleOf(place),
				{ body: { [place.field.key]: sent } },
			]);
		}
	});
});

function codeOf(character: string): string {
	return character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
}

const refusedBy = (code: string) => ({
	refused: [{ reason: expect.stringContaining(`(U+${code}) that nobody can type`) }],
});

/** Those that a password may have inside: of letters and emoji. */
const OF_LETTERS = new RegExp(
	[
		'\\u00AD|\\u034F|[\\u115F\\u1160]|[\\u17B4\\u17B5]|[\\u180B-\\u180F]|\\u200C|\\u200D',
		'\\u2800|\\u3164|[\\uFE00-\\uFE0F]|\\uFFA0',
	].join('|'),
);

describe('each character that nobody sees', () => {
	const places = PLACES.filter((place, at, all) => {
		const isFirst = (one: Place) =>
			one.form === place.form && one.vendor.fields === place.vendor.fields;
		return all.findIndex(isFirst) === at;
	});

	it.each(places.map((place) => [titleOf(place), place] as const))('%s', (_title, place) => {
		const { key } = place.field;
		const { plain, sent } = FORMS[place.form];
		for (const character of INVISIBLE) {
			const code = codeOf(character);
			const outcome = outcomeOf(place, character + plain + character);
			if (place.form === 'password') expect([code, outcome]).toMatchObject([code, refusedBy(code)]);
			else expect([code, outcome]).toMatchObject([code, { body: { [key]: sent } }]);
		}
	});

	it('is refused in a password where nobody can mean it', () => {
		for (const place of placesOf('password')) {
			for (const character of INVISIBLE) {
				const password = `Kx7${character}mQ2!`;
				const outcome = outcomeOf(place, password);
				const body = { [place.field.key]: password };
				const code = codeOf(character);
				const wanted = OF_LETTERS.test(character) ? { body } : refusedBy(code);
				expect([code, outcome]).toMatchObject([code, wanted]);
			}
		}
	});
});
