import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../sandbox';
import { acefone, servetel } from '../sandbox/telephony/brands';
import { actions, ERROR_OUTPUT, NODE, onBench, panel, refused, VENDORS } from './cases';
import { crmComRows } from './fields/crmcom';
import { itemOf, mappedTo, type Row } from './fields/row';
import { telephonyRows } from './fields/telephony';
import { hires } from './fixture';

// A public form may send anything. Reading takes no more than linear time: what is quadratic needs
// minutes for the texts of this file.

/** No field is longer; JSON may be. */
const LONGEST = 10_000;
const TOO_LONG = /10,000 characters/;

const ROWS: Record<VendorName, Row[]> = {
	servetel: telephonyRows(servetel),
	acefone: telephonyRows(acefone),
	crmcom: crmComRows,
};
const LOGIN_KEY = { acefone: 'login_id', crmcom: 'username', servetel: 'login_id' };
const NAME_KEY = { acefone: 'name', crmcom: 'first_name', servetel: 'name' };
const ACCESS = ['userRole', 'callerIds', 'userForCdr', 'userTemplate'];
const MODES = ['defineBelow', 'autoMap'] as const;
const waysOf = VENDORS.flatMap((vendor) => MODES.map((mode) => [vendor, mode] as const));

/** White space of a kind that trimming takes, in the middle, where it does not. */
const gap = (length: number, space = ' ') => `a${space.repeat(length)}b`;

const parametersOf = (vendor: VendorName, mappingMode: string): IDataObject => ({
	additionalFields: {},
	...mappedTo(ROWS[vendor]),
	mappingMode,
	fixedValues: {},
	inputAccessFields: ACCESS,
});

const mandatoryOf = (vendor: VendorName) =>
	itemOf(ROWS[vendor].filter(({ mandatory }) => mandatory));

describe.each(waysOf)('%s, %s', (vendor, mode) => {
	it('50,000 spaces in every field are refused, field by field', async () => {
		await onBench(async (bench) => {
			const rows = ROWS[vendor];
			const keys = rows.map(({ key }) => [key, gap(50_000)]);
			const items = [Object.fromEntries(keys) as IDataObject, ...[mandatoryOf(vendor)]];
			const parameters = parametersOf(vendor, mode);
			const run = await bench.run(vendor, items, { parameters, node: ERROR_OUTPUT });
			expect(actions(run)).toEqual(['created']);
			const { details } = refused(run)[0] ?? {};
			expect(details).toMatchObject({ item: 0, outcome: 'refused' });
			const reasons = new Map(details?.fields.map(({ field, reason }) => [field, reason]));
			// A user's access is one JSON field, and may be longer.
			const texts = rows.filter(({ type }) => type !== 'object');
			for (const { label } of texts) {
				expect([label, reasons.get(label)]).toEqual([label, expect.stringMatching(TOO_LONG)]);
			}
			// n8n puts the input beside it; what the node says itself is short.
			expect(JSON.stringify(details).length).toBeLessThan(10_000);
		});
	});

	it('100,000 spaces in fields that are not used hold nothing up', async () => {
		await onBench(async (bench) => {
			const notes = Array.from({ length: 12 }, (_, at) => [`note ${at}`, gap(100_000)]);
			const unused: IDataObject = {
				...Object.fromEntries(notes),
				...{ [gap(100_000)]: 'x', [gap(100_000, '_')]: 'y' },
				deep: { list: [gap(100_000, '\u00A0'), gap(100_000, '\n')] },
			};
			const items = [{ ...mandatoryOf(vendor), ...unused }];
			const parameters = {
				...parametersOf(vendor, mode),
				options: { includeOtherFields: true },
			};
			const run = await bench.run(vendor, items, { parameters });
			expect(run.json(NODE)).toMatchObject([{ action: 'created', ...unused }]);
		});
	});

	it('the longest texts that are taken arrive as they are, in many items', async () => {
		await onBench(async (bench) => {
			const name = gap(LONGEST - 2);
			const items = Array.from({ length: 40 }, (_, at) => ({
				...mandatoryOf(vendor),
				...{ [LOGIN_KEY[vendor]]: `long.${at}`, [NAME_KEY[vendor]]: name },
			}));
			const parameters = parametersOf(vendor, mode);
			const run = await bench.run(vendor, items, { parameters });
			expect(actions(run)).toHaveLength(40);
			const [user] = bench.standIn(vendor).created;
			expect(user?.fields[NAME_KEY[vendor]]).toBe(name);
		});
	});

	it('a text of one character more is refused, and so is a list or a number of that length', async () => {
		await onBench(async (bench) => {
			const rows = ROWS[vendor].filter(({ type }) => type !== 'object');
			const items = rows.map(({ key }) => ({
				...{ ...mandatoryOf(vendor), [LOGIN_KEY[vendor]]: `more.${key}` },
				[key]: '1'.repeat(LONGEST + 1),
			})) as IDataObject[];
			const parameters = parametersOf(vendor, mode);
			const run = await bench.run(vendor, items, { parameters, node: ERROR_OUTPUT });
			expect(bench.standIn(vendor).count('create')).toBe(0);
			for (const [at, { label }] of rows.entries()) {
				const { fields } = refused(run)[at]?.details ?? {};
				// The confirmation of a password differs from it, too.
				const reasons = fields?.filter(({ field }) => field === label).map(({ reason }) => reason);
				expect([label, reasons?.join()]).toEqual([label, expect.stringMatching(TOO_LONG)]);
			}
		});
	});
});

describe.each(VENDORS)('%s: the message', (vendor) => {
	it('in Stop mode names the field and the limit, and repeats nothing of it', async () => {
		await onBench(async (bench) => {
			const items = hires(1).map((hire) => ({ ...hire, password: `${'x'.repeat(LONGEST)}y` }));
			const { message, description } = panel(await bench.run(vendor, items));
			expect(message).toMatch(/^'Password' /);
			expect(message).toMatch(TOO_LONG);
			expect(`${message} ${description}`).not.toContain('xxx');
			expect(description).toContain('No user was created');
			expect(bench.standIn(vendor).requests).toEqual([]);
		});
	});

	it('of a vendor is read in linear time too', async () => {
		await onBench(async (bench) => {
			const pages = ['<script', '<style>', '<!', '&#', ' \n', '<a '].map((part) =>
				part.repeat(Math.ceil(1_000_000 / part.length)),
			);
			for (const [at, body] of pages.entries()) {
				const headers = { 'content-type': 'text/html' };
				bench.standIn(vendor).faults.plan = [
					{ on: 'create', kind: 'answer', status: 400, headers, body },
				];
				const run = await bench.run(vendor, hires(1, at), { node: ERROR_OUTPUT });
				expect(refused(run)).toMatchObject([{ details: { outcome: 'refused' } }]);
				expect(String(refused(run)[0]?.error).length).toBeLessThan(1000);
			}
		});
	});
});

describe.each(['servetel', 'acefone'] as const)('%s: JSON', (vendor) => {
	const jsonOf = (length: number) => JSON.stringify({ type: 'other', value: 'x'.repeat(length) });

	it.each([
		[900_000, 'created'],
		[1_100_000, 'refused'],
	])('of %d characters is %s', async (length, wanted) => {
		await onBench(async (bench) => {
			const additionalFields = {
				userForCdr: { access: { seeCallsOf: 'json', json: '={{ $json.access }}' } },
			};
			const items = hires(1).map((hire) => ({ ...hire, access: jsonOf(length) }));
			const settings = { parameters: { additionalFields }, node: ERROR_OUTPUT };
			const run = await bench.run(vendor, items, settings);
			const outcomes = refused(run).map(({ details }) => details.outcome);
			expect([...actions(run), ...outcomes]).toEqual([wanted]);
			if (wanted === 'created') return;
			expect(refused(run)[0]?.details.fields).toMatchObject([
				{ field: 'Call Records (CDR) Access', reason: expect.stringMatching(/1 MB|1,000,000/) },
			]);
			expect(bench.standIn(vendor).count('create')).toBe(0);
		});
	});
});
