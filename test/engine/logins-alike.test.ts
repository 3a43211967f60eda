import type { IDataObject } from 'n8n-workflow';

import { actions, ERROR_OUTPUT, loginsAt, NODE, onBench, refused, VENDORS } from './cases';
import { hires } from './fixture';

/** Logins that are one for people, in the forms of letters that Unicode has. */
const ALIKE: Array<[string, string]> = [
	['ﬁona.rao', 'FIONA.rao'],
	['Ａｓｈａ１', 'asha1'],
	['JOSE\u0301', 'josé'],
	['asha²', 'Asha2'],
	['νικος.π', 'ΝΙΚΟΣ.Π'],
];

const withLogins = (...logins: string[]): IDataObject[] =>
	hires(logins.length).map((hire, at) => ({ ...hire, login: logins[at] }));

describe.each(VENDORS)('%s: logins that look the same', (vendor) => {
	it.concurrent.each(ALIKE)('%s and %s in one sheet are one user', async (one, other) => {
		await onBench(async (bench) => {
			const [first] = withLogins(one);
			const items = [first ?? {}, { ...first, login: other }];
			const run = await bench.run(vendor, items);
			expect(run.error).toBeUndefined();
			expect(loginsAt(bench.standIn(vendor))).toEqual([one]);
			expect(actions(run)).toEqual(['created']);
		});
	});

	it.concurrent.each(ALIKE)(
		'%s and %s of two people: the second is refused',
		async (one, other) => {
			await onBench(async (bench) => {
				const run = await bench.run(vendor, withLogins(one, other), { node: ERROR_OUTPUT });
				expect(actions(run)).toEqual(['created']);
				expect(refused(run)[0]?.error).toContain('is the same as in [item 0]');
			});
		},
	);

	it.concurrent.each(ALIKE)('%s was just created: %s is that user', async (one, other) => {
		await onBench(async (bench) => {
			await bench.run(vendor, withLogins(one));
			const parameters = { ifUserExists: 'return' };
			const run = await bench.run(vendor, withLogins(other), { parameters });
			expect(actions(run)).toEqual(['existing']);
			expect(bench.standIn(vendor).count('create')).toBe(1);
		});
	});

	it.concurrent('are two where only folding would make them one', async () => {
		await onBench(async (bench) => {
			const run = await bench.run(vendor, withLogins('strauß', 'strauss'));
			expect(actions(run)).toEqual(['created', 'created']);
		});
	});

	it.concurrent.each<[string, string]>([
		[
			'\u0430sha.rao',
			'has the Cyrillic letter "\u0430" (U+0430) among Latin letters, in "\u0430sha"',
		],
		['иван\u006Fв', 'has the Latin letter "o" (U+006F) among Cyrillic letters, in "иванoв"'],
		['maria.ρao', 'has the Greek letter "ρ" (U+03C1) among Latin letters, in "ρao"'],
		['μαρί\u0061', 'has the Latin letter "a" (U+0061) among Greek letters, in "μαρίa"'],
	])('%s mixes alphabets in one word: refused', async (login, reason) => {
		await onBench(async (bench) => {
			const run = await bench.run(vendor, withLogins(login), { node: ERROR_OUTPUT });
			expect(refused(run)[0]?.error).toContain(reason);
			expect(bench.standIn(vendor).requests).toEqual([]);
		});
	});

	it.concurrent('are fine in one alphabet, or in two words', async () => {
		await onBench(async (bench) => {
			const logins = ['иванов.hr', 'иван@example.com', 'maria_λογιστήριο', 'ωμέγα5'];
			const run = await bench.run(vendor, withLogins(...logins));
			expect(actions(run)).toEqual(Array(logins.length).fill('created'));
		});
	});
});

it('are found in the user list', async () => {
	await onBench(async (bench) => {
		const [known] = bench.sandbox.acefone.fixture.users;
		const wide = [...String(known?.login)]
			.map((sign) => (/[a-z]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign))
			.join('');
		const parameters = { ifUserExists: 'return' };
		const run = await bench.run('acefone', withLogins(wide), { parameters });
		expect(run.json(NODE)).toMatchObject([{ action: 'existing', userId: String(known?.id) }]);
	});
});

it.concurrent.each(['o&#039;hara', 'rao&amp;sons', "o'hara", 'rao&sons'])(
	'%s, which was sent so, is found however the list shows it',
	async (login) => {
		await onBench(async (bench) => {
			const standIn = bench.standIn('acefone');
			standIn.settings.uniqueLogins = false;
			standIn.faults.plan = [{ on: 'create', kind: 'dropAfter', times: 1 }];
			const run = await bench.run('acefone', withLogins(login), { node: ERROR_OUTPUT });
			expect(actions(run)).toEqual(['created']);
			expect(standIn.count('create')).toBe(1);
		});
	},
);
