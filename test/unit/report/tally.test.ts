import type { Settled } from '../../../nodes/CreateUser/item';
import type { Outcome } from '../../../nodes/CreateUser/outcome';
import {
	createdOf,
	leftBehind,
	leftNothing,
	listed,
	tallyLines,
	tallyOf,
	type Earlier,
	type Tally,
} from '../../../nodes/CreateUser/report/tally';
import { OUTCOMES } from '../outcomes';

const { answered, existing, updated, refusedByVendor, unknown, unreachable, notValid } = OUTCOMES;

/** Items in their order, by login. */
const settled = (...items: Array<[login: string, outcome: Outcome]>): Settled[] =>
	items.map(([login, outcome], item) => ({ item, items: [item], login, outcome, secrets: [] }));
const earlier = (...users: Array<[login: string, state: Earlier['state']]>): Earlier[] =>
	users.map(([login, state]) => ({ login, state }));

const NONE: Tally = {
	...{ total: 0, users: 0, created: [], updated: [], existing: 0, wouldCreate: 0, notSent: 0 },
	...{ refused: [], unknown: [] },
	before: { created: [], unknown: [] },
};

describe('what an execution did is counted', () => {
	it('by users, in the order of the items', () => {
		const all = settled(
			['asha', answered],
			['nathan', existing],
			['maria', updated],
			['ali', refusedByVendor],
			['hassan', unknown],
			['li', unreachable],
			['', notValid],
			['', notValid],
		);
		expect(tallyOf(all, 8, [])).toEqual({
			...NONE,
			total: 8,
			users: 8,
			created: ['asha'],
			updated: ['maria'],
			existing: 1,
			notSent: 1,
			refused: ['ali', '[item 6]', '[item 7]'],
			unknown: ['hassan'],
		});
	});

	it('so that whom a dry run would create is not there already', () => {
		const tally = tallyOf(settled(['asha', OUTCOMES.wouldCreate]), 1, []);
		expect(tally).toEqual({ ...NONE, total: 1, users: 1, wouldCreate: 1 });
		expect(tallyLines(tally)).toEqual(['No user was created.', 'Would be created: 1.']);
	});

	it('with what earlier tries did, once for each user', () => {
		const before = earlier(['asha', 'created'], ['nathan', 'created'], ['maria', 'sending']);
		const items = settled(['asha', unreachable], ['Nathan ', answered], ['maria', unreachable]);
		expect(tallyOf(items, 3, before)).toEqual({
			...NONE,
			total: 3,
			users: 3,
			created: ['asha', 'Nathan '],
			unknown: ['maria'],
		});
	});

	it.each<[string, Earlier['state'], Outcome, Partial<Tally>]>([
		['created before and not sent now exists', 'created', unreachable, { created: ['asha'] }],
		['created before and refused now exists', 'created', refusedByVendor, { created: ['asha'] }],
		['created before and found now was there', 'created', existing, { existing: 1 }],
		['unknown before and not sent now is', 'sending', unreachable, { unknown: ['asha'] }],
		['unknown before and created now is created', 'sending', answered, { created: ['asha'] }],
	])('so that a user %s', (_what, state, outcome, tally) => {
		expect(tallyOf(settled(['asha', outcome]), 1, earlier(['asha', state]))).toEqual({
			...NONE,
			total: 1,
			users: 1,
			...tally,
		});
	});

	it('so that one who comes twice is one of them', () => {
		const tally = tallyOf(settled(['asha', answered], ['ali', refusedByVendor]), 3, []);
		expect(createdOf(tally)).toBe('1 of 2 users were created');
	});

	it('apart from users with other logins than its items have', () => {
		const before = earlier(['a', 'created'], ['b', 'created'], ['c', 'sending']);
		const tally = tallyOf(settled(['d', refusedByVendor]), 1, before);
		expect(tally).toEqual({
			...NONE,
			total: 1,
			users: 1,
			refused: ['d'],
			before: { created: ['a', 'b'], unknown: ['c'] },
		});
		expect(createdOf(tally)).toBe('0 of 1 users were created');
	});
});

describe('what is said of it', () => {
	const logins = (count: number) => Array.from({ length: count }, (_, at) => `u${at}`);

	it.each<[string, Partial<Tally>, string[], string]>([
		['nobody', {}, ['No user was created.'], 'No user was created.'],
		[
			'nobody, of which some were not sent',
			{ notSent: 3 },
			['No user was created.', 'Not sent: 3.'],
			'No user was created.',
		],
		['who was updated', { updated: ['a'] }, ['Updated: a.'], 'No user was created.'],
		['some who were there', { existing: 2 }, ['There already: 2.'], 'No user was created.'],
		['who was created', { created: ['a', 'b'] }, ['Created: a, b.'], 'Created before: a, b.'],
		[
			'who may exist: nobody can say that no user was created',
			{ unknown: ['a'] },
			['Not certain: a.'],
			'Not certain: a.',
		],
		[
			'one who was refused, whom the headline names',
			{ created: ['a'], refused: ['b'] },
			['Created: a.'],
			'Created before: a.',
		],
		[
			'all of them',
			{
				...{ created: ['a'], updated: ['e'], existing: 1, refused: ['b', 'c'] },
				...{ unknown: ['d'], notSent: 4 },
			},
			[
				...['Created: a.', 'Updated: e.', 'There already: 1.', 'Refused: b, c.'],
				...['Not certain: d.', 'Not sent: 4.'],
			],
			'Created before: a. Not certain: d.',
		],
		[
			'who was created, or may have been, with other logins',
			{ notSent: 2, before: { created: ['x'], unknown: ['y'] } },
			[
				'Not sent: 2.',
				'Created earlier in this execution, with other logins: x.',
				'Not certain from earlier in this execution, with other logins: y.',
			],
			'Created before: x. Not certain: y.',
		],
	])('%s', (_what, change, lines, before) => {
		const tally = { ...NONE, ...change };
		expect(tallyLines(tally)).toEqual(lines);
		expect(leftBehind(tally)).toBe(before);
		expect(leftNothing(tally)).toBe(before === 'No user was created.');
	});

	it('after an earlier try that created 49 names them, and never says that nobody was', () => {
		const before = earlier(...logins(49).map((login) => [login, 'created'] as [string, 'created']));
		const all = logins(300).map((login) => [login, unreachable] as [string, Outcome]);
		const tally = tallyOf(settled(...all), 300, before);
		expect(createdOf(tally)).toBe('49 of 300 users were created');
		expect(leftBehind(tally)).toBe(`Created before: ${logins(20).join(', ')}, and 29 more.`);
	});

	it('lists twenty at most', () => {
		expect(listed(logins(20))).toBe(logins(20).join(', '));
		expect(listed(logins(21))).toBe(`${logins(20).join(', ')}, and 1 more`);
		expect(listed([])).toBe('');
	});
});
