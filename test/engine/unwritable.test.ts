import type { IDataObject } from 'n8n-workflow';

import {
	CONTINUE,
	ERROR_OUTPUT,
	loginsAt,
	NODE,
	onBench,
	loadOtherProcess,
	otherProcess,
	panel,
	RETRIES,
	sends,
	VENDORS,
	type Refused,
} from './cases';
import { each, nested, retry, withExtra } from './doubt';
import { hires, type Bench } from './fixture';
import type { EngineRun } from './harness';

beforeAll(loadOtherProcess);

/** Users who exist although the output that was to say so can't be made. */

const OTHERS = { options: { includeOtherFields: true } };

/** A value that JSON can't hold, as a Code node before this one may put out. */
function circular(): IDataObject {
	const row: IDataObject = { row: 1 };
	row.self = row;
	return { row };
}

const inputs = () => withExtra(hires(3), 1, circular());
const everyone = hires(3).map(({ login }) => login);

/** All items that came out, on whichever branch. */
const itemsOf = (run: EngineRun): IDataObject[] => [...run.json(NODE, 0), ...run.json(NODE, 1)];

/** hire.1 alone has no output of its own, and what stands there instead tells of its user. */
function expectOneWithout(run: EngineRun, bench: Bench, vendor: (typeof VENDORS)[number]): void {
	const { created } = bench.standIn(vendor);
	const idOf = (login: unknown) => created.find((user) => user.login === login)?.id;
	const items = itemsOf(run);
	expect(items).toHaveLength(3);
	const good = items.filter(({ action }) => action === 'created');
	expect(good.map(({ loginId }) => loginId)).toEqual(['hire.0', 'hire.2']);
	for (const { loginId, userId } of good) expect(userId).toBe(idOf(loginId));
	const failed = items.find(({ error }) => error !== undefined) as Refused | undefined;
	// n8n puts the input beside it, which is what JSON can't hold.
	const said = JSON.stringify([failed?.error, failed?.details]);
	expect(said).toContain(String(idOf('hire.1')));
	expect(said).toContain('hire.1');
	expect(said).not.toMatch(/no user was created|was not sent to/i);
	expect(failed?.details.outcome).not.toBe('notSent');
}

describe.each(VENDORS)('%s: an input that JSON can not hold', (vendor) => {
	it.each([
		['the error output', ERROR_OUTPUT],
		['one output', CONTINUE],
	])('with %s only its own item has none', async (_, node) => {
		await onBench(async (bench) => {
			const run = await bench.run(vendor, inputs(), { parameters: OTHERS, node });
			expect(loginsAt(bench.standIn(vendor))).toEqual(everyone);
			expectOneWithout(run, bench, vendor);
		});
	});

	it.each([true, false])('says how to go on without its generated password: %s', async (given) => {
		await onBench(async (bench) => {
			const parameters = { ...OTHERS, generatePassword: given };
			const run = await bench.run(vendor, inputs(), { parameters, node: ERROR_OUTPUT });
			const [failed] = run.json(NODE, 1) as Refused[];
			const note = failed?.details.passwordNote;
			if (given) expect(note).toContain('The generated password is not shown either. Set one at');
			else expect(note).toBeUndefined();
		});
	});

	it('in Stop mode the record is saved, so that Retry sends nobody again', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.settings.uniqueLogins = false;
			const first = await bench.run(vendor, inputs(), { parameters: OTHERS });
			expect(loginsAt(standIn)).toEqual(everyone);
			expect(first.status).toBe('error');
			const ids = standIn.created.map(({ id }) => id);
			const record = JSON.stringify(first.context(NODE));
			for (const text of [...everyone, ...ids]) expect(record).toContain(`"${String(text)}"`);
			const { message, description } = panel(first);
			expect(`${message} ${description}`).not.toMatch(/no user was created|was not sent to/i);
			const run = await retry(bench, vendor, first, { process: otherProcess() });
			expect(sends(standIn)).toEqual(each(hires(3)));
			expect(run.json(NODE).map(({ userId }) => userId)).toEqual(ids);
		});
	});

	it("n8n's own retry sends nobody again", async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.settings.uniqueLogins = false;
			await bench.run(vendor, inputs(), { parameters: OTHERS, node: RETRIES });
			expect(sends(standIn)).toEqual(each(hires(3)));
		});
	});
});

describe.each(VENDORS)("%s: a vendor's own answer that JSON can not hold", (vendor) => {
	/** A success with the user's id, and something beside it that has no end. */
	const answer = (id: string) =>
		vendor === 'crmcom'
			? `{"status":{"code":"OK"},"data":{"id":"${id}","units_set":${nested()}}}`
			: `{"success":true,"data":{"id":${id},"more":${nested()}}}`;
	const raw = { options: { simplify: false } };

	it.each([
		['Stop', {}],
		['Continue', ERROR_OUTPUT],
	])('with Simplify off, in %s mode, hides no user', async (mode, node) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.settings.uniqueLogins = false;
			const id = vendor === 'crmcom' ? 'A1B2C3' : '770001';
			const body = answer(id);
			standIn.faults.plan = [
				{ on: 'create', login: 'hire.1', kind: 'answer', status: 200, body, processed: true },
			];
			const run = await bench.run(vendor, hires(3), { parameters: raw, node });
			expect(loginsAt(standIn)).toEqual(everyone);
			expect(sends(standIn)).toEqual(each(hires(3)));
			const { message, description } = panel(run);
			const said = `${message} ${description} ${JSON.stringify(itemsOf(run))}`;
			expect(said).not.toMatch(/no user was created|was not sent to/i);
			if (mode === 'Continue') expect(said).toContain(id);
			const good = run.json(NODE).filter(({ action }) => action === 'created');
			if (run.status === 'success') expect(good.length).toBeGreaterThanOrEqual(2);
			else expect(JSON.stringify(run.context(NODE))).toContain('"hire.1"');
		});
	});
});
