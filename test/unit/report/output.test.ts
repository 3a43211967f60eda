import type { INodeExecutionData } from 'n8n-workflow';

import type { Settled } from '../../../nodes/CreateUser/item';
import type { Outcome } from '../../../nodes/CreateUser/outcome';
import {
	forErrorBranch,
	outputItem,
	type Outputs,
	type OutputSettings,
} from '../../../nodes/CreateUser/report/output';
import { KnownSecrets } from '../../../nodes/CreateUser/wire/secret-forms';
import { OUTCOMES, USER } from '../outcomes';
import { ACEFONE } from './speaker';

const PASSWORD = 'Kx7-mQ2!';
const INPUT: INodeExecutionData = { json: { row_number: 4, pin: '1234', city: 'Pune' } };

/** What is put out for an item whose password was generated. */
function put(
	outcome: Outcome,
	settings: Partial<OutputSettings> = {},
	change: Partial<Settled> = {},
	input = INPUT,
) {
	const keptBack: string[] = [];
	const outputs: Outputs = {
		...{ speaker: ACEFONE, secrets: new KnownSecrets(['token-1234']) },
		settings: {
			...{ simplify: true, includeOtherFields: false, dryRun: false, showPasswords: true },
			...settings,
		},
		keptBack: (name) => keptBack.push(name),
	};
	const settled: Settled = {
		...{ item: 2, row: 4, login: 'asha.rao', items: [2], outcome },
		...{ password: PASSWORD, secrets: [PASSWORD] },
		...change,
	};
	return { ...outputItem(outputs, settled, input), keptBack };
}
const json = (...given: Parameters<typeof put>) => put(...given).output.json;

const NOTE = { passwordNote: expect.stringContaining('it is not certain that the user has it') };

describe('a generated password is shown where it signs in', () => {
	it.each<[string, Outcome, object]>([
		['the vendor’s own answer said created', OUTCOMES.answered, { password: PASSWORD }],
		['the login was absent before', OUTCOMES.absentBefore, { password: PASSWORD }],
		['an update set it', { ...OUTCOMES.updated, hasPassword: true }, { password: PASSWORD }],
	])('%s', (_what, outcome, expected) => {
		expect(json(outcome)).toMatchObject(expected);
		expect(json(outcome)).not.toHaveProperty('passwordNote');
	});

	it('and not where the user was only found afterwards, which the item says', () => {
		expect(json(OUTCOMES.onlyFoundAfter)).toMatchObject(NOTE);
		expect(json(OUTCOMES.onlyFoundAfter)).not.toHaveProperty('password');
	});

	it.each(['existing', 'updated', 'wouldCreate', 'wouldReturn', 'notValid', 'unknown'] as const)(
		'and not for a user who is %s',
		(name) => {
			expect(JSON.stringify(json(OUTCOMES[name]))).not.toMatch(/Kx7|passwordNote/);
		},
	);

	it('and not to an agent that may not see it, nor where the operator gave it', () => {
		expect(json(OUTCOMES.answered, { showPasswords: false })).not.toHaveProperty('password');
		expect(json(OUTCOMES.answered, {}, { password: undefined })).not.toHaveProperty('password');
	});
});

describe('an item that ended well', () => {
	it('has what applies, in the order of the documents, and its inputs', () => {
		const { output } = put(OUTCOMES.absentBefore, {}, { items: [2, 5] });
		expect(output).toEqual({
			json: {
				action: 'created',
				vendor: 'acefone',
				userId: '7',
				loginId: 'asha.rao',
				name: 'Asha Rao',
				password: PASSWORD,
				confirmedByLookup: true,
			},
			pairedItem: [{ item: 2 }, { item: 5 }],
		});
	});

	it('says what differs, what was not updated, and that nothing was sent', () => {
		const differs = ['number'];
		expect(json({ ...OUTCOMES.existing, differs })).toMatchObject({ action: 'existing', differs });
		expect(json({ ...OUTCOMES.updated, notUpdated: ['status'] })).toMatchObject({
			notUpdated: ['status'],
		});
		expect(json(OUTCOMES.wouldCreate, { dryRun: true })).toMatchObject({
			action: 'wouldCreate',
			dryRun: true,
		});
	});

	it('may pass the input on, without what looks like a secret', () => {
		const { output, keptBack } = put(OUTCOMES.answered, { includeOtherFields: true });
		expect(output.json).toMatchObject({ city: 'Pune', row_number: 4, action: 'created' });
		expect(output.json).not.toHaveProperty('pin');
		expect(keptBack).toEqual(['pin']);
	});

	it('passes nothing on that would say something of this user, as another such node said of its own', () => {
		const said = {
			...{ error: 'No.', details: { outcome: 'unknown' }, action: 'updated', vendor: 'crmcom' },
			...{ userId: '1', loginId: 'b', agentId: '2', extension: '3', dryRun: true },
			...{ confirmedByLookup: true, active: false, differs: ['number'], notUpdated: ['status'] },
			...{ password: null, passwordNote: 'It is not shown.' },
		};
		const input = { json: { ...said, city: 'Pune', 'Action 2': 'x' } };
		const settings = { includeOtherFields: true, showPasswords: false };
		expect(json(OUTCOMES.answered, settings, {}, input)).toEqual({
			...json(OUTCOMES.answered, { showPasswords: false }),
			...{ city: 'Pune', 'Action 2': 'x' },
		});
	});

	it('may be the vendor’s own words, without secrets', () => {
		const raw = { id: 288, note: `sent ${PASSWORD} with token-1234`, sip_password: 'x' };
		const outcome = { ...OUTCOMES.answered, user: { id: '288', raw } };
		expect(json(outcome, { simplify: false })).toEqual({
			action: 'created',
			vendor: 'acefone',
			response: { id: 288, note: 'sent *** with ***' },
			password: PASSWORD,
		});
	});

	it('says who it is where there are none of the vendor’s own words', () => {
		const outcome = { ...OUTCOMES.existing, user: { ...USER, raw: null } };
		expect(json(outcome, { simplify: false })).toMatchObject({
			...{ action: 'existing', userId: '7', loginId: 'asha.rao', response: null },
		});
	});
});

describe('an item that did not', () => {
	it('has the two keys of n8n’s error branch, and the reason as a code', () => {
		expect(put(OUTCOMES.refusedByVendor).output).toEqual({
			json: {
				error: 'Acefone refused the user: The number is taken [item 2]',
				details: {
					outcome: 'refused',
					reason: 'refusedByVendor',
					item: 2,
					row: 4,
					loginId: 'asha.rao',
					fields: [],
					vendorMessage: 'The number is taken.',
					httpStatus: 422,
					whatToDo: expect.stringContaining('HTTP status 422.'),
				},
			},
			pairedItem: { item: 2 },
		});
	});

	it('repeats no secret in its words', () => {
		const why = { by: 'vendor', of: 'create' } as const;
		const words = { message: `${PASSWORD} is weak.`, fields: [], httpStatus: 400 };
		const outcome = {
			kind: 'refused',
			why: { ...why, reason: { ...words, saidBy: 'api' } },
		} as const;
		expect(JSON.stringify(put(outcome).output)).not.toContain('Kx7');
	});
});

describe('an output that can’t be made', () => {
	const round: Record<string, unknown> = {};
	round.self = round;
	const input = { json: round } as INodeExecutionData;

	it.each<[string, Outcome, string]>([
		['was created', OUTCOMES.answered, 'created'],
		['was updated', OUTCOMES.updated, 'updated'],
		['exists', OUTCOMES.existing, 'existing'],
		['would be created', OUTCOMES.wouldCreate, 'wouldCreate'],
		['would be returned', OUTCOMES.wouldReturn, 'wouldReturn'],
		['would be updated', OUTCOMES.wouldUpdate, 'wouldUpdate'],
	])('fails alone, and says that its user %s', (words, outcome, kind) => {
		const { output, failed } = put(outcome, { includeOtherFields: true }, {}, input);
		expect(output.json).toMatchObject({
			error: `User 'asha.rao' ${words} at Acefone (user ID 7), but the item that says so can't be put out [item 2]`,
			details: { outcome: kind, reason: 'outputFailed', userId: '7' },
		});
		expect(failed?.reason).toBe('outputFailed');
	});

	it('names what may be the cause, an end too deep down among it', () => {
		let deep: unknown = 1;
		for (let level = 0; level < 60; level++) deep = [deep];
		const sixty = { json: { deep } } as INodeExecutionData;
		const { failed } = put(OUTCOMES.answered, { includeOtherFields: true }, {}, sixty);
		expect(failed?.whatToDo).toMatch(/refers to itself, is nested deeper than 50 levels or/);
		expect(failed?.whatToDo).not.toContain('without end');
	});
});

describe('the error branch', () => {
	it('gets failed items by a property that n8n does not copy', () => {
		const { output } = put(OUTCOMES.refusedByVendor);
		forErrorBranch(output);
		expect(output.error).toEqual(new Error(String(output.json.error)));
		expect(Object.keys(output)).toEqual(['json', 'pairedItem']);
	});

	it('gets no user who is there, whatever the input is called', () => {
		const named = { json: { error: 'none' } };
		const { output } = put(OUTCOMES.answered, { includeOtherFields: true }, {}, named);
		forErrorBranch(output);
		expect(output.error).toBeUndefined();
	});
});
