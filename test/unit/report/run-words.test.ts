import type { Item, Place } from '../../../nodes/CreateUser/item';
import type { ReasonCode, RunProblem } from '../../../nodes/CreateUser/outcome';
import type { Said } from '../../../nodes/CreateUser/report/item-words';
import {
	problemMessage,
	refusedItems,
	sayProblem,
	stoppedBy,
	stoppedByUser,
	unwritten,
} from '../../../nodes/CreateUser/report/run-words';
import { CRM_COM, SERVETEL } from './speaker';
import { tally } from './tallied';

const BEFORE = tally({ created: ['a', 'b'], unknown: ['c'] });
const SAID_BEFORE = 'Created before: a, b. Not certain: c.';

const GO_ON =
	"To go on, correct the item or the mapping, open this execution under Executions and choose 'Retry with currently saved workflow'. Users already created are given back and not created again.";

describe('what keeps a run from beginning', () => {
	const mapped = (change: object): RunProblem => ({
		kind: 'nothingMapped',
		missing: ['Name', 'Email', 'Login ID'],
		withheld: [],
		inputFields: ['first', 'last'],
		...change,
	});
	const RENAME =
		"Rename the fields with an 'Edit Fields' node before this one, or set one value for all users under 'Values for Every User'.";
	const NAMED = "No field of the input is named like 'Name', 'Email' and 'Login ID'";

	it.each<[string, RunProblem, ReasonCode, string, string[]]>([
		[
			'it was stopped',
			{ kind: 'stoppedBefore' },
			'stopped',
			'The execution was stopped, so nothing was sent',
			[],
		],
		[
			'an unknown vendor',
			{ kind: 'unknownVendor', given: 'initech' },
			'notValid',
			'\'Vendor\' is "initech", which this version of the node does not know',
			['Choose a vendor in the node.'],
		],
		[
			'an option that can’t be read',
			{ kind: 'option', option: 'Timeout', given: '45 s', takes: 'a number from 1 to 300' },
			'notValid',
			"'Timeout' is \"45 s\", which can't be read",
			['It takes a number from 1 to 300. Correct it in the node.'],
		],
		[
			'a vendor that can’t update',
			{ kind: 'cannotUpdate' },
			'notValid',
			"'If User Exists' is 'Update the Existing User', and CRM.COM has no way to update users",
			["Choose another way under 'If User Exists'."],
		],
		[
			'items of which all are empty',
			{ kind: 'onlyEmpty', items: 3, missing: ['Name', 'Login ID'], inputFields: ['first'] },
			'notValid',
			"All 3 items are empty: none has anything for 'Name' or 'Login ID'",
			[
				'Fill in a row, or see that these fields take their values from fields of the input. The input has: first.',
			],
		],
		[
			'one item, which is empty',
			{ kind: 'onlyEmpty', items: 1, missing: ['Login ID'], inputFields: [] },
			'notValid',
			"The only item is empty: it has nothing for 'Login ID'",
			[
				'Fill in a row, or see that these fields take their values from fields of the input. The input has: no fields.',
			],
		],
		[
			'no credential',
			{ kind: 'noCredential' },
			'credentialRefused',
			'No credential for CRM.COM is chosen',
			["Choose one at the top of this node, under 'Credential'."],
		],
		[
			'a host that can’t be reached',
			{ kind: 'login', problem: { kind: 'unreachable', words: 'nothing answers' } },
			'unreachable',
			"CRM.COM can't be reached with credential 'CRM.COM account': nothing answers",
			["CRM.COM can't be reached at crm.example.com: nothing answers."],
		],
		['nothing mapped', mapped({}), 'notValid', NAMED, [`The input has: first, last. ${RENAME}`]],
		[
			'nothing mapped of one field',
			mapped({ missing: ['Name'], inputFields: [] }),
			'notValid',
			"No field of the input is named like 'Name'",
			[`The input has: no fields. ${RENAME}`],
		],
		[
			'nothing mapped that grants rights',
			mapped({ withheld: ['User Role', 'Caller ID Names or IDs'] }),
			'notValid',
			NAMED,
			[
				`The input has: first, last. ${RENAME}`,
				"The input has a value for 'User Role', 'Caller ID Names or IDs', but it decides what a user may do, so it is only taken from the input when 'Access Fields to Take From Input' says so.",
			],
		],
		[
			'nothing mapped of a webhook',
			mapped({ under: 'body' }),
			'notValid',
			NAMED,
			[
				"The data of a Webhook lies one level deeper, under 'body'. Put an 'Edit Fields' node before this one that takes the fields from 'body', or choose 'Map Each Field Below'.",
			],
		],
		[
			'nothing mapped of what another node nests',
			mapped({ under: 'fields' }),
			'notValid',
			NAMED,
			[
				"The data lies one level deeper, under 'fields'. Put an 'Edit Fields' node before this one that takes the fields from 'fields', or choose 'Map Each Field Below'.",
			],
		],
		[
			'a fault of the node',
			{ kind: 'fault', error: new Error('x') },
			'fault',
			'The node itself failed',
			["This is a fault of the node: n8n's log has the details. Please report it."],
		],
	])('%s', (_what, problem, reason, headline, lines) => {
		expect(sayProblem(CRM_COM, problem)).toEqual({ reason, headline, lines });
	});

	it('is told without a vendor, too', () => {
		expect(sayProblem({}, { kind: 'noCredential' }).headline).toContain('for the vendor');
		const problem = { kind: 'refused', words: 'No.' } as const;
		expect(sayProblem({}, { kind: 'login', problem }).reason).toBe('credentialRefused');
	});

	it('is followed by what the execution left behind', () => {
		const problem: RunProblem = { kind: 'unknownVendor', given: 1 };
		expect(problemMessage({}, problem, tally()).lines).toEqual([
			'Choose a vendor in the node. No user was created.',
		]);
		expect(problemMessage({}, problem, BEFORE).lines).toEqual([
			`Choose a vendor in the node. ${SAID_BEFORE}`,
		]);
		const mappedWith = mapped({ withheld: ['User Role'] });
		const { lines } = problemMessage(CRM_COM, mappedWith, BEFORE);
		expect(lines[0]).toBe(`The input has: first, last. ${RENAME} ${SAID_BEFORE}`);
		expect(lines).toHaveLength(2);
	});

	it('says of a stopped execution only what is left', () => {
		expect(problemMessage({}, { kind: 'stoppedBefore' }, tally()).lines).toEqual([]);
		expect(problemMessage({}, { kind: 'stoppedBefore' }, BEFORE).lines).toEqual([SAID_BEFORE]);
	});
});

describe('items that were refused in Stop mode', () => {
	type Refused = Extract<Item, { kind: 'refused' }>;
	const refused = (item: number, change: Partial<Place> = {}): Refused => ({
		...{ kind: 'refused', item, row: item + 2, login: `user.${item}` },
		refusals: [
			{ field: 'Email', reason: 'is empty.' },
			{ field: 'Name', reason: 'is empty.' },
		],
		...change,
	});
	const ON_ERROR =
		"set 'On Error' in the Settings of this node to 'Continue (using error output)'.";

	it('one is told in full', () => {
		expect(refusedItems(SERVETEL, [refused(1)], { refused: 1, good: 2 }, tally())).toEqual({
			headline: "'Email' is empty [item 1]",
			lines: [
				'row 3, user.1',
				"'Name' is empty.",
				`No user was created. To create the other 2 users, ${ON_ERROR}`,
			],
		});
	});

	it('one alone leaves nobody to create', () => {
		const one = {
			...refused(0, { row: undefined, login: '' }),
			refusals: [{ field: 'A', reason: 'b.' }],
		};
		expect(refusedItems(SERVETEL, [one], { refused: 1, good: 0 }, BEFORE)).toEqual({
			headline: "'A' b [item 0]",
			lines: [SAID_BEFORE],
		});
	});

	it('several are told a line each', () => {
		const items = [refused(0), refused(2, { row: undefined, login: '' })];
		expect(refusedItems(SERVETEL, items, { refused: 2, good: 1 }, tally())).toEqual({
			headline: "2 of 3 items can't be sent, so no user was created",
			lines: [
				"[item 0] row 2, user.0: 'Email' is empty. 'Name' is empty.",
				"[item 2] 'Email' is empty. 'Name' is empty.",
				'',
				`Correct these items and run again, or create the other user now: ${ON_ERROR}`,
			],
		});
	});

	it('after an earlier try that created users it is not said that nobody was', () => {
		const items = [refused(0), refused(1)];
		const message = refusedItems(SERVETEL, items, { refused: 2, good: 0 }, BEFORE);
		expect(message.headline).toBe("2 of 3 items can't be sent, so nothing was sent now");
		expect(message.lines.slice(-2)).toEqual(['Correct these items and run again.', SAID_BEFORE]);
	});

	it('those that are not listed are counted', () => {
		const listed = Array.from({ length: 20 }, (_, at) => refused(at));
		const counts = { refused: 23, good: 0 };
		const { lines } = refusedItems(SERVETEL, listed, counts, tally({ total: 30 }));
		expect(lines.filter((line) => line.startsWith('[item'))).toHaveLength(20);
		expect(lines).toContain('And 3 more.');
	});
});

describe('what ended a run', () => {
	const cause: Said = {
		reason: 'refusedByVendor',
		headline: 'Servetel refused the user: Taken',
		inARun: "Servetel refused user 'asha' (Taken)",
		whatToDo: 'Correct it.',
		fields: [],
	};
	const place: Place = { item: 4, row: 6, login: 'asha' };

	it('is told with what is there', () => {
		const counts = tally({
			total: 300,
			users: 300,
			created: ['a'],
			refused: ['asha'],
			notSent: 298,
		});
		expect(stoppedBy(cause, place, counts, false)).toEqual({
			headline:
				"Stopped at item 4: Servetel refused user 'asha' (Taken). 1 of 300 users were created",
			lines: ['row 6, asha. Correct it.', 'Created: a.', 'Not sent: 298.', GO_ON],
		});
	});

	it('is told with what is not', () => {
		const counts = tally({ refused: ['asha'], notSent: 2 });
		const { inARun: _none, ...plain } = cause;
		expect(stoppedBy(plain, { item: 0, login: '' }, counts, false)).toEqual({
			headline: 'Stopped at item 0: Servetel refused the user: Taken. 0 of 3 users were created',
			lines: ['Correct it.', 'No user was created.', 'Not sent: 2.'],
		});
	});

	it('is all there is to say of a single item', () => {
		const counts = tally({ total: 1, users: 1, refused: ['asha'] });
		expect(stoppedBy(cause, place, counts, false)).toEqual({
			headline: 'Servetel refused the user: Taken [item 4]',
			lines: ['row 6, asha. Correct it.'],
		});
	});

	it('is said once of the account, with what was created before', () => {
		expect(stoppedBy(cause, place, BEFORE, true)).toEqual({
			headline: 'Servetel refused the user: Taken. 2 of 3 users were created before',
			lines: ['Correct it.', 'Created: a, b.', 'Not certain: c.', GO_ON],
		});
		expect(stoppedBy(cause, place, tally(), true)).toEqual({
			headline: 'Servetel refused the user: Taken',
			lines: ['Correct it.', 'No user was created.'],
		});
	});
});

it('n8n’s log is told what a stopped run did', () => {
	expect(stoppedByUser(SERVETEL, tally({ created: ['a'], unknown: ['b'], notSent: 1 }))).toBe(
		"Create User was stopped. 1 of 3 users were created at Servetel. Created: a. Not certain: b. Not sent: 1. To go on, do not retry this execution: run the workflow again with 'If User Exists' set to 'Return the Existing User'.",
	);
});

it('an output that can’t be made is told with everybody who exists', () => {
	const said: Said = { reason: 'outputFailed', headline: 'H', whatToDo: 'W.', fields: [] };
	expect(unwritten(said, { item: 2, login: 'c' }, tally({ created: ['a', 'b', 'c'] }))).toEqual({
		headline: 'H [item 2]',
		lines: ['W.', 'Created: a, b, c.', GO_ON],
	});
});
