import type { IDataObject } from 'n8n-workflow';

import { acefone } from '../sandbox/telephony/brands';
import { onBench, requestsTo } from './cases';
import { subscriber } from './fields/mapping';
import { createNamed, MODES, type Named } from './fields/modes';
import { locator } from './fields/people';

/** What forms and sheets do to a value, in the fields that name entries of a list. */

acefone.fixture.departments.push({ id: '90401', name: "'90s intake", description: '' });
acefone.fixture.numbers.push({
	...{ id: '90402', did: '+918065551200', alias: 'Hot line', name: 'Hot line', destination: 'IVR' },
});

const LABELS: Record<keyof Named, string> = {
	role: 'User Role',
	callers: 'Caller ID Names or IDs',
	departments: 'Department Names or IDs',
	groups: 'Agent Groups',
	hours: 'Time Group',
	agents: 'Call Records (CDR) Access',
};
const FIELDS = Object.keys(LABELS) as Array<keyof Named>;

const AGENTS = (id: string) => ({ type: 'agent', value: [id] });

describe.each(MODES)('%s', (mode) => {
	it.concurrent.each<[string, keyof Named, string, string, unknown]>([
		['invisible around a name', 'role', '\u200BQuality\u2060', 'user_role', 71200],
		['invisible in a name', 'role', 'Qua\u00ADlity', 'user_role', 71200],
		['invisible in an ID', 'role', '71\u200B200', 'user_role', 71200],
		['the text mark of an ID', 'role', "'71200", 'user_role', 71200],
		['invisible in an ID', 'callers', '2604\u2060001\u200B', 'caller_id', [2604001]],
		['invisible in a number', 'callers', '+91 80655\u200E 51200', 'caller_id', [90402]],
		['invisible in a name', 'callers', 'Hot\u200B line', 'caller_id', [90402]],
		['the text mark of an ID', 'callers', "'2604001", 'caller_id', [2604001]],
		['the text mark of a number', 'callers', "'+918065551200", 'caller_id', [90402]],
		['the text mark of digits', 'callers', "'8065551200; '2604001", 'caller_id', [90402, 2604001]],
		['invisible in a name', 'departments', 'Sa\u00ADles', 'department', ['Sales']],
		['invisible in an ID', 'departments', '\uFEFF331\u200B00', 'department', ['Sales']],
		['the text mark of an ID', 'departments', "'33100", 'department', ['Sales']],
		['an apostrophe of a name', 'departments', "'90s intake", 'department', ["'90s intake"]],
		['invisible in a name', 'hours', 'Day\u200B Shift', 'time_group', 'Day Shift'],
		['the text mark of an ID', 'hours', "'33200", 'time_group', 'Day Shift'],
		[
			'invisible in an ID',
			'agents',
			'05028423\u200B70097',
			'user_for_cdr',
			AGENTS('0502842370097'),
		],
		['the text mark of an ID', 'agents', "'0502842370097", 'user_for_cdr', AGENTS('0502842370097')],
		[
			'invisible around names',
			'groups',
			'\u200BSales\u2060, \uFEFFOps',
			'agent_group',
			['Sales', 'Ops'],
		],
		['an apostrophe of a name', 'groups', "'90s", 'agent_group', ["'90s"]],
		['joiners in a name', 'groups', 'क्\u200Dष', 'agent_group', ['क्\u200Dष']],
	])('%s, %s: %j', async (_kind, field, given, key, sent) => {
		await onBench(async (bench) => {
			const { run, body } = await createNamed(bench, mode, { [field]: given });
			expect(run.error).toBeUndefined();
			expect(body?.[key]).toEqual(sent);
		});
	});

	it.concurrent.each(FIELDS)('what a missing value leaves behind, %s', async (field) => {
		await onBench(async (bench) => {
			for (const [given, words] of [
				['undefined', 'is "undefined", which a missing value leaves behind.'],
				['null', 'is "null", which a missing value leaves behind.'],
				['NaN', 'is "NaN", which a missing value leaves behind.'],
				['[object Object]', 'is "[object Object]": the expression yields an object'],
				['undefined North', 'is "undefined North": "undefined" is what a missing value'],
			]) {
				const { said, body } = await createNamed(bench, mode, { [field]: given });
				expect(said).toContain(`'${LABELS[field]}' `);
				expect(said).toContain(words);
				expect(body).toBeUndefined();
			}
		});
	});

	it.concurrent.each(FIELDS)('lost characters, %s', async (field) => {
		await onBench(async (bench) => {
			const { said, body } = await createNamed(bench, mode, { [field]: 'Caf\uFFFD Desk' });
			expect(said).toContain(`'${LABELS[field]}' `);
			expect(said).toContain('has lost characters (�) in it. Save the file as UTF-8');
			expect(body).toBeUndefined();
		});
	});

	it.concurrent(
		'an apostrophe of a name stays, so that nobody is taken for another one',
		async () => {
			await onBench(async (bench) => {
				const { said } = await createNamed(bench, mode, { departments: "'Sales" });
				expect(said).toContain(`is "'Sales", which is no department`);
			});
		},
	);
});

it.each<[string, string]>([
	['lost characters', '{"type":"agent","value":["Caf\uFFFD"]}'],
	['escaped ones', '{"type":"agent","value":["Caf\\ufffd"]}'],
])('an object with %s in it is refused', async (_kind, json) => {
	await onBench(async (bench) => {
		const userForCdr = { access: { seeCallsOf: 'json', json } };
		const more = { additionalFields: { userForCdr } };
		const { said, body } = await createNamed(bench, 'defineBelow', {}, more);
		expect(said).toContain("'Call Records (CDR) Access' has lost characters");
		expect(body).toBeUndefined();
	});
});

const ID = 'EE63A82C4FEBE02FF34E90DD1EBA5ABE';

describe('the template', () => {
	const create = async (given: unknown, how: 'autoMap' | 'id' | 'name') => {
		const done: { said?: string; sent?: unknown } = {};
		await onBench(async (bench) => {
			const item = subscriber({ user_template_identifier: given as IDataObject });
			const { username, first_name: first, last_name: last, password } = item;
			const from = { username, first, last, password, login: username, template: given };
			const mapped = { userTemplate: locator(how, '={{ $json.template }}'), additionalFields: {} };
			const automatic = { fixedValues: {}, inputAccessFields: ['userTemplate'] };
			const run =
				how === 'autoMap'
					? await bench.run('crmcom', [item], {
							parameters: { mappingMode: 'autoMap', ...automatic },
						})
					: await bench.run('crmcom', [from as IDataObject], { parameters: mapped });
			const [request] = requestsTo(bench.standIn('crmcom'), 'create');
			done.sent = (request?.body as IDataObject | undefined)?.user_template_identifier;
			done.said = String(run.error?.message);
		});
		return done;
	};

	it.concurrent.each<[string, 'autoMap' | 'id' | 'name', unknown, unknown]>([
		['invisible in an ID', 'id', `EE63\u200B${ID.slice(4)}`, { id: ID }],
		['invisible in an ID', 'autoMap', `\u2060EE63\u200B${ID.slice(4)}`, { id: ID }],
		['invisible in an ID', 'autoMap', { id: `EE63\u200B${ID.slice(4)}` }, { id: ID }],
		['the text mark of an ID', 'id', `'${ID}`, { id: ID }],
		['the text mark of an ID', 'autoMap', `'${ID}`, { id: ID }],
		['an apostrophe of a name', 'name', "'90s intake", { name: "'90s intake" }],
		['an apostrophe of a name', 'autoMap', "'90s intake", { name: "'90s intake" }],
		['invisible around a name', 'autoMap', '\u200BBack Office\uFEFF', { name: 'Back Office' }],
	])('%s, %s: %j', async (_kind, how, given, sent) => {
		expect((await create(given, how)).sent).toEqual(sent);
	});

	it.concurrent.each<[string, 'autoMap' | 'id' | 'name', unknown, string]>([
		['what a missing value leaves', 'name', 'undefined', 'a missing value leaves behind'],
		['what a missing value leaves', 'id', 'null', 'a missing value leaves behind'],
		['what a missing value leaves', 'autoMap', 'NaN', 'a missing value leaves behind'],
		['what a missing value leaves', 'autoMap', { name: 'undefined' }, 'missing value leaves'],
		['undefined as a word', 'name', 'undefined North', 'missing value leaves behind'],
		['lost characters', 'name', 'Caf\uFFFD', 'has lost characters'],
		['lost characters', 'autoMap', { code: 'Caf\uFFFD' }, 'has lost characters'],
	])('%s, %s: %j is refused', async (_kind, how, given, words) => {
		const { said, sent } = await create(given, how);
		expect(said).toContain(words);
		expect(sent).toBeUndefined();
	});
});
