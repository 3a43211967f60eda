import { outcomeOf, PLACES, type Place } from '../kinds/forms';

const LISTS = ['user_for_cdr', 'agent_group', 'department'];
const lists = PLACES.filter(({ field }) => LISTS.includes(field.key));
const cdr = lists.filter(({ field }) => field.key === 'user_for_cdr') as [Place, ...Place[]];

const WITHOUT_ENTRIES = [
	'-',
	'',
	'-, N/A',
	'-;-',
	'["-"]',
	',',
	' ; ',
	'[]',
	['-'],
	[],
	"'-, None",
];

describe('a list with no entry that means anything', () => {
	it.each(WITHOUT_ENTRIES)('is empty in every field that may be left out: %j', (given) => {
		expect(lists.length).toBeGreaterThanOrEqual(6);
		for (const place of lists) {
			const outcome = outcomeOf(place, given);
			expect([place.field.key, outcome]).toMatchObject([place.field.key, { body: {} }]);
			if ('body' in outcome) expect(outcome.body).not.toHaveProperty(place.field.key);
		}
	});

	it.each(WITHOUT_ENTRIES)('is empty under Other (JSON), too: %j', (json) => {
		const outcome = outcomeOf(cdr[0], { access: { seeCallsOf: 'json', json } });
		expect(outcome).toMatchObject({ body: {} });
		if ('body' in outcome) expect(outcome.body).not.toHaveProperty('user_for_cdr');
	});
});

it('leaves what an object says as it is, where it has the signs of a list in it', () => {
	const value = { type: 'agent', note: 'a, N/A, b' };
	for (const given of [value, JSON.stringify(value)]) {
		expect(outcomeOf(cdr[0], given)).toMatchObject({ body: { user_for_cdr: value } });
	}
});

it('takes words of any length in an object', () => {
	for (const key of ['type', 'value']) {
		const value = { [key]: 'x'.repeat(20_000) };
		expect(outcomeOf(cdr[0], value)).toMatchObject({ body: { user_for_cdr: value } });
	}
});
