import type { IDataObject } from 'n8n-workflow';

import type { CommonSettings, VendorName } from '../sandbox';
import {
	actions,
	ERROR_OUTPUT,
	NODE,
	onBench,
	loadOtherProcess,
	otherProcess,
	refused,
	sends,
	TELEPHONY,
	VENDORS,
} from './cases';
import { hires, type Bench } from './fixture';
import type { EngineRun } from './harness';

beforeAll(loadOtherProcess);

/**
 * A user who is found after a lost answer is this person, another one, or it can't be told; what the
 * vendor's page makes of a name or a number must not decide that.
 */

const STRANGER = /belongs to another user|different '(Login ID|Username)'/;

const asha: IDataObject = { first: 'Asha', last: 'Rao' };
const brien: IDataObject = { first: 'Mary "Mo"', last: "O'Brien & Sons <Ltd>" };
const without = ({ email: _none, ...others }: IDataObject): IDataObject => others;

const person = (more: IDataObject = {}): IDataObject[] =>
	hires(1).map((hire) => ({ ...hire, ...asha, ...more }));

/** The first create is carried out and its answer lost; the vendor shows users in this way. */
async function lose(bench: Bench, vendor: VendorName, shown: Partial<CommonSettings>, item = {}) {
	const standIn = bench.standIn(vendor);
	Object.assign(standIn.settings, { uniqueLogins: false, ...shown });
	standIn.faults.plan = [{ on: 'create', kind: 'dropAfter', times: 1 }];
	const run = await bench.run(vendor, person(item), { node: ERROR_OUTPUT });
	expect(sends(standIn)).toEqual({ 'hire.0': 1 });
	expect(JSON.stringify(refused(run))).not.toMatch(STRANGER);
	return run;
}

function expectFound(run: EngineRun, bench: Bench, vendor: VendorName): void {
	expect(refused(run)).toEqual([]);
	const [user] = bench.standIn(vendor).created;
	expect(run.json(NODE)).toMatchObject([
		{ action: 'created', confirmedByLookup: true, userId: user?.id },
	]);
}

const outcomes = (run: EngineRun) => refused(run).map(({ details }) => details.outcome);

describe.each(VENDORS)('%s: its own user after a lost answer', (vendor) => {
	it.concurrent('is known by the same words in another order and the same e-mail', async () => {
		await onBench(async (bench) => {
			expectFound(await lose(bench, vendor, { namesShown: 'lastFirst' }), bench, vendor);
		});
	});

	it.concurrent('is known with a name that is escaped for HTML', async () => {
		await onBench(async (bench) => {
			expectFound(await lose(bench, vendor, { namesShown: 'forHtml' }, brien), bench, vendor);
		});
	});

	it.concurrent('is not certain by the words of a name alone', async () => {
		await onBench(async (bench) => {
			const hidden = { namesShown: 'lastFirst', contactsHidden: true } as const;
			const run = await lose(bench, vendor, hidden);
			expect(outcomes(run)).toEqual(['unknown']);
			expect(JSON.stringify(refused(run))).not.toContain('No user was created');
		});
	});

	it.concurrent('is not certain with the same e-mail and another name', async () => {
		await onBench(async (bench) => {
			const run = await lose(bench, vendor, { namesShown: 'initials' });
			expect(outcomes(run)).toEqual(['unknown']);
			expect(refused(run)[0]?.details.whatToDo).toMatch(
				/is there, with another name.* and the same e-mail address: .* shows nothing else that tells/,
			);
		});
	});
});

describe.each(TELEPHONY)('%s: numbers that are masked', (vendor) => {
	it.concurrent.each(['lastDigits', 'middleHidden'] as const)(
		'are compared by what is shown of them: %s',
		async (numbersShown) => {
			await onBench(async (bench) => {
				expectFound(await lose(bench, vendor, { numbersShown }), bench, vendor);
			});
		},
	);

	it.concurrent('that show other digits are another number', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			await bench.run(vendor, person());
			standIn.settings.numbersShown = 'lastDigits';
			const settings = { parameters: { ifUserExists: 'return' } };
			const items = person({ number: '919876500000' });
			const run = await bench.run(vendor, items, settings, otherProcess());
			expect(run.json(NODE)).toMatchObject([{ action: 'existing', differs: ['number'] }]);
		});
	});

	it.concurrent('and names for HTML do not differ from what was sent', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			await bench.run(vendor, person(brien));
			Object.assign(standIn.settings, { numbersShown: 'middleHidden', namesShown: 'forHtml' });
			const settings = { parameters: { ifUserExists: 'return' } };
			const run = await bench.run(vendor, person(brien), settings, otherProcess());
			const [user] = run.json(NODE);
			expect(user).toMatchObject({ action: 'existing' });
			expect(user).not.toHaveProperty('differs');
			expect(user?.name).toBe(`${String(brien.first)} ${String(brien.last)}`);
		});
	});
});

describe.each(VENDORS)('%s: somebody else', (vendor) => {
	it.concurrent('of the same words in another order is not this person', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			const hassan = {
				first: 'Hassan',
				last: 'Ali',
				email: 'ali@example.com',
				number: '919800000001',
			};
			await bench.run(vendor, person(hassan));
			standIn.faults.plan = [{ on: 'create', kind: 'dropBefore', times: 1 }];
			const ali = { first: 'Ali', last: 'Hassan', row_number: 2 };
			const run = await bench.run(vendor, person(ali), { node: ERROR_OUTPUT }, otherProcess());
			expect(actions(run)).toEqual([]);
			expect(standIn.created).toHaveLength(1);
		});
	});

	it.concurrent('with another name, e-mail and number is said to have the login', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			Object.assign(standIn.settings, { namesShown: 'forHtml', numbersShown: 'lastDigits' });
			const [known] = standIn.users;
			standIn.faults.plan = [{ on: 'create', kind: 'dropAfter', times: 1 }];
			const item = { login: known?.login ?? '', first: 'Nobody', last: 'Known' };
			const run = await bench.run(vendor, person(item), { node: ERROR_OUTPUT });
			expect(outcomes(run)).toEqual(['refused']);
			expect(refused(run)[0]?.details).toMatchObject({ reason: 'loginTaken' });
			expect(refused(run)[0]?.details.whatToDo).toContain(`user ID ${known?.id}`);
			expect(refused(run)[0]?.details.whatToDo).toMatch(STRANGER);
		});
	});
});

it.concurrent(
	'at CRM.COM without an e-mail a name in the same order is enough, in another not',
	async () => {
		const additionalFields = {};
		for (const [namesShown, wanted] of [
			['asGiven', 'created'],
			['lastFirst', 'unknown'],
		] as const) {
			await onBench(async (bench) => {
				const standIn = bench.standIn('crmcom');
				standIn.settings.namesShown = namesShown;
				standIn.faults.plan = [{ on: 'create', kind: 'dropAfter', times: 1 }];
				const items = person().map(without);
				const parameters = { additionalFields };
				const run = await bench.run('crmcom', items, { parameters, node: ERROR_OUTPUT });
				expect([...actions(run), ...outcomes(run)]).toEqual([wanted]);
				expect(sends(standIn)).toEqual({ 'hire.0': 1 });
			});
		}
	},
);
