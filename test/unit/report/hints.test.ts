import type { Settled } from '../../../nodes/CreateUser/item';
import type { Outcome } from '../../../nodes/CreateUser/outcome';
import { hintLines, type Noted } from '../../../nodes/CreateUser/report/hints';
import { OUTCOMES } from '../outcomes';
import { ACEFONE } from './speaker';

const QUIET: Noted = {
	secretChanged: false,
	empty: [],
	takenAsEmpty: new Map(),
	replaced: new Map(),
	misread: [],
	keptBack: [],
};

/** Lines above the output of items; a number beside an outcome is how many items repeat it. */
function lines(
	outcomes: Array<Outcome | [Outcome, number]>,
	noted: Partial<Noted> = {},
	dryRun = false,
): string[] {
	const settled = outcomes.map((one, item): Settled => {
		const [outcome, repeats] = Array.isArray(one) ? one : [one, 0];
		const items = [item, ...Array.from({ length: repeats }, () => item)];
		return { item, items, login: `user.${item}`, outcome, secrets: [] };
	});
	return hintLines(ACEFONE, dryRun, settled, { ...QUIET, ...noted });
}

describe('the line of counts', () => {
	it('names each outcome, in one order', () => {
		const { answered, existing, updated, notValid, unknown, unreachable } = OUTCOMES;
		expect(
			lines([unreachable, unknown, notValid, updated, existing, answered, [answered, 2]]),
		).toEqual([
			"9 items: 2 created, 1 existed already, 1 updated, 1 refused, 1 not certain, 1 not sent, 2 the same as another item. See 'action' and the error output.",
		]);
	});

	it('is left out for a single user who was created', () => {
		expect(lines([OUTCOMES.answered])).toEqual([]);
	});

	it.each(['existing', 'notValid', 'unknown'] as const)(
		'is there for a single item that was not created: %s',
		(name) => {
			expect(lines([OUTCOMES[name]])[0]).toMatch(/^1 item: 1 /);
		},
	);

	it('of a dry run says what would be', () => {
		const { wouldCreate, wouldReturn, wouldUpdate, notValid, unknown, unreachable } = OUTCOMES;
		const all = [wouldCreate, wouldCreate, wouldReturn, wouldUpdate];
		expect(lines([...all, notValid, unknown, unreachable], {}, true)).toEqual([
			"Dry Run is on: nothing was sent to Acefone. 2 users would be created, 2 exist already, 1 item would be refused, of 2 items it can't be told.",
		]);
	});

	it('of a dry run counts who is there where that would be an error', () => {
		const { wouldCreate, another, same } = OUTCOMES;
		expect(lines([wouldCreate, another, same], {}, true)).toEqual([
			'Dry Run is on: nothing was sent to Acefone. 1 user would be created, 2 exist already, 2 items would be refused.',
		]);
	});
});

describe('items that were left out as empty', () => {
	const rows = (...numbers: Array<number | string>) =>
		numbers.map((row, item) => ({ item, row, login: '' }));
	const items = (...numbers: number[]) => numbers.map((item) => ({ item, login: '' }));
	const BY_ITEM = '(n8n counts items from 0)';

	it.each<[string, Noted['empty'], string[]]>([
		['one row', rows(7), ['Row 7 is empty and was left out.']],
		['a range', rows(298, 299, 300), ['Rows 298 to 300 are empty and were left out.']],
		['two neighbours', rows(4, 5), ['Rows 4 and 5 are empty and were left out.']],
		['several', rows(3, 5, '6', 7, 8, 12), ['Rows 3, 5 to 8 and 12 are empty and were left out.']],
		['rows of a text', rows('A', 'B'), ['Rows A and B are empty and were left out.']],
		['one item', items(3), [`Item 3 is empty and was left out ${BY_ITEM}.`]],
		[
			'both',
			[...rows(2), ...items(4, 5, 6)],
			['Row 2 is empty and was left out.', `Items 4 to 6 are empty and were left out ${BY_ITEM}.`],
		],
		[
			'a long list',
			rows(...Array.from({ length: 30 }, (_, at) => at * 2)),
			[
				'Rows 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, and 10 more are empty and were left out.',
			],
		],
	])('are named by their numbers: %s', (_what, empty, expected) => {
		expect(lines([OUTCOMES.answered], { empty })).toEqual(expected);
	});
});

describe('further lines', () => {
	it.each<[string, Partial<Noted>, string[]]>([
		[
			'a mapping',
			{ mapping: { used: ['login', 'name'], unused: ['city'] }, replaced: new Map([['role', 4]]) },
			[
				'Input fields used: login, name. Not used: city.',
				"Values from 'Values for Every User' replaced the input's 'role' in 4 items.",
			],
		],
		[
			'a mapping that used nothing',
			{ mapping: { used: [], unused: [] } },
			['Input fields used: none.'],
		],
		[
			'fields that were kept back',
			{ keptBack: ['pin', 'api key'] },
			['Input fields kept back because they look like secrets: pin, api key.'],
		],
		[
			'values that stand for nothing',
			{
				takenAsEmpty: new Map([
					['Email', 1],
					['IP Address', 2],
					['UDF Date 1', 1],
				]),
			},
			[
				"Taken as empty, because they stand for nothing (such as '-' or 'N/A'): 1 value of 'Email', 2 values of 'IP Address' and 1 value of 'UDF Date 1'.",
			],
		],
		[
			'a name in a wrong character set',
			{ misread: ['JosÃ©'] },
			[
				"The name 'JosÃ©' looks as if it was read in a wrong character set. It is sent as it is. If it is wrong, save the file as UTF-8 and load it again.",
			],
		],
		[
			'a precaution that could not be taken',
			{ noPrecaution: { kind: 'timedOut' } },
			[
				"The user list of Acefone could not be read as a precaution before the first user was sent (no answer came in time). Whether a login is taken was left to Acefone's own refusal.",
			],
		],
		[
			'a secret that was changed',
			{ secretChanged: true },
			[
				"The secret of the credential was changed since the first try of this execution, so the passwords of users created before can't be shown again. 'Reset Password on Update' gives them new ones.",
			],
		],
	])('tell of %s', (_what, noted, expected) => {
		expect(lines([OUTCOMES.answered], noted)).toEqual(expected);
	});

	it('say nothing of a precaution where nobody was sent', () => {
		const { notValid, unreachable } = OUTCOMES;
		const noted: Partial<Noted> = { noPrecaution: { kind: 'timedOut' } };
		expect(lines([notValid, unreachable], noted)).toEqual([
			"2 items: 1 refused, 1 not sent. See 'action' and the error output.",
		]);
	});

	it.each([
		[0, "the user list shows nobody's login"],
		[1, 'only the first user of the user list could be read, and nothing says that this is all'],
	])('count what was read of the user list: %d', (read, words) => {
		const noted: Partial<Noted> = { noPrecaution: { kind: 'listNotProven', read } };
		expect(lines([OUTCOMES.answered], noted)[0]).toContain(`(${words})`);
	});
});
