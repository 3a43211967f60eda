import type { IDataObject } from 'n8n-workflow';

import { automaticMapping } from '../../../nodes/CreateUser/intake/automatic';
import { mappedReader } from '../../../nodes/CreateUser/intake/mapped';
import { readSettings } from '../../../nodes/CreateUser/run/opened';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { contextWith } from './context';

const ACEFONE = vendorNamed('acefone')!;

const NO_COLLECTIONS = ['{"dryRun":true}', 'dryRun', ['dryRun'], [], 7, true, false];
const EMPTY = [undefined, null, '', ' ', {}];

describe('Options that are no collection', () => {
	it.each(NO_COLLECTIONS)('end the run: %j', (options) => {
		expect(readSettings(contextWith({ options }), ACEFONE)).toEqual({
			problem: {
				kind: 'option',
				option: 'Options',
				given: options,
				takes: 'an object with options in it, such as {"dryRun": true}',
			},
		});
	});

	it.each(EMPTY)('are the defaults where they are empty: %j', (options) => {
		expect(readSettings(contextWith({ options }), ACEFONE)).toMatchObject({ timeout: 45_000 });
	});
});

describe('Additional Fields that are no collection', () => {
	it.each(NO_COLLECTIONS)('refuse their item: %j', (additionalFields) => {
		const { values, refusals } = mappedReader(contextWith({ additionalFields }), ACEFONE).read(0);
		expect(refusals).toEqual([
			{
				field: 'Additional Fields',
				reason: expect.stringMatching(/^is .*, which can't be read\. It takes an object with/),
			},
		]);
		expect(Object.values(values).filter((value) => value !== null)).toEqual([]);
	});

	it.each(EMPTY)('are nothing where they are empty: %j', (additionalFields) => {
		expect(mappedReader(contextWith({ additionalFields }), ACEFONE).read(0).refusals).toEqual([]);
	});
});

describe('an expression in a field that is fixed', () => {
	const reason = expect.stringContaining("Switch this field from 'Fixed' to 'Expression'");

	it('is refused, also in a collection or a choice', () => {
		const parameters = {
			loginId: '{{ $json.login }}',
			password: "Kx{{$('Form').item.json.password}}",
			name: '={{ $json.name }}',
			userRole: { mode: 'id', value: '{{ $json.role }}' },
			additionalFields: { agentGroups: '{{ $json.team }}' },
		};
		expect(mappedReader(contextWith(parameters), ACEFONE).read(0).refusals).toEqual(
			['Login ID', 'Password', 'User Role', 'Agent Groups'].map((field) => ({ field, reason })),
		);
	});

	it('is refused in Values for Every User, and sent as it is where the input has it', async () => {
		const items = [{ json: { name: '{{ $json.name }}' } as IDataObject }];
		const context = contextWith({ fixedValues: { agentGroups: '{{ $json.team }}' } });
		const mapping = await automaticMapping(context, ACEFONE, items, async () => undefined, []);
		const { values, refusals } = mapping.read(0);
		expect(refusals).toEqual([{ field: 'Agent Groups', reason }]);
		expect(values).toMatchObject({ name: '{{ $json.name }}' });
	});
});

describe('Values for Every User that are no collection', () => {
	const items = [{ json: { name: 'A', user_role: '1', caller_id: '2' } as IDataObject }];
	const mapping = async (fixedValues: unknown, raw = fixedValues) => {
		const context = contextWith({ fixedValues }, { fixedValues: raw });
		const access = ['userRole', 'callerIds'];
		return await automaticMapping(context, ACEFONE, items, async () => {}, access);
	};

	it.each(NO_COLLECTIONS)('refuse each item: %j', async (fixedValues) => {
		for (const raw of [fixedValues, '={{ $json.values }}']) {
			const { read } = await mapping(fixedValues, raw);
			expect(read(0).refusals).toEqual([
				{
					field: 'Values for Every User',
					reason: expect.stringMatching(/^is .*, which can't be read\. It takes an object with/),
				},
			]);
		}
	});

	it.each(EMPTY)('are nothing where they are empty: %j', async (fixedValues) => {
		expect((await mapping(fixedValues)).read(0).refusals).toEqual([]);
	});
});

describe('Access Fields to Take From Input', () => {
	const settingsOf = (inputAccessFields: unknown, mappingMode = 'autoMap') =>
		readSettings(contextWith({ mappingMode, inputAccessFields }), ACEFONE);

	it.each(['userRole', '{"a":1}', { userRole: true }, 7, true, ['user_role'], [7]])(
		'that are no list of them end the run: %j',
		(given) => {
			expect(settingsOf(given)).toEqual({
				problem: {
					kind: 'option',
					option: 'Access Fields to Take From Input',
					given,
					takes: 'a list of userRole, callerIds, userForCdr',
				},
			});
			expect(settingsOf(given, 'defineBelow')).toMatchObject({ mapping: 'defineBelow' });
		},
	);

	it.each([...EMPTY.slice(0, 4), [], ['userRole'], ['callerIds', 'userForCdr', 'userTemplate']])(
		'are taken as a list: %j',
		(given) => {
			expect(settingsOf(given)).toMatchObject({ mapping: 'autoMap' });
		},
	);
});
