import type { IDataObject } from 'n8n-workflow';

import { EVERY_TELEPHONY, NODE, onBench, requestsTo } from './cases';
import { MODES } from './fields/modes';
import { hires } from './fixture';

/** `create_web_login` stands in the vendors' sample and not in their table: it is always sent. */

const GIVEN: Array<[string, IDataObject, boolean]> = [
	['left out', {}, true],
	['an empty cell', { create_web_login: '' }, true],
	['yes', { create_web_login: 'yes' }, true],
	['no', { create_web_login: 'No' }, false],
	['false', { create_web_login: false }, false],
];

/** The parameters that take it from the item, or that have no such field at all. */
function parametersFor(mode: (typeof MODES)[number], isMapped: boolean): IDataObject {
	const additionalFields = isMapped ? { createWebLogin: '={{ $json.create_web_login }}' } : {};
	if (mode === 'defineBelow') return { additionalFields };
	return {
		...{ mappingMode: 'autoMap', fixedValues: { createAgent: true, status: true } },
		inputAccessFields: ['userRole', 'callerIds'],
	};
}

const CASES = EVERY_TELEPHONY.flatMap((vendor) => MODES.map((mode) => [vendor, mode] as const));

describe.each(CASES)('%s, %s', (vendor, mode) => {
	const run = async (more: IDataObject, ifUserExists: string) => {
		let done = { sent: undefined as unknown, notUpdated: undefined as unknown };
		await onBench(async (bench) => {
			const { roles, numbers, users } = bench.sandbox[vendor].fixture;
			const isUpdate = ifUserExists === 'update';
			const login = isUpdate ? String(users[0]?.login) : `web.${mode}`;
			const [hire] = hires(1).map((one) => ({ ...one, login }));
			const keys = { login_id: login, name: 'Asha Rao', user_role: roles[0]?.id };
			const item = { ...hire, ...keys, caller_id: numbers[0]?.id, ...more } as IDataObject;
			const parameters = { ...parametersFor(mode, 'create_web_login' in more), ifUserExists };
			const result = await bench.run(vendor, [item], { parameters });
			expect(result.error).toBeUndefined();
			const [request] = requestsTo(bench.standIn(vendor), isUpdate ? 'update' : 'create');
			done = {
				sent: (request?.body as IDataObject).create_web_login,
				notUpdated: result.json(NODE)[0]?.notUpdated,
			};
		});
		return done;
	};

	it.concurrent.each(GIVEN)('%s: sent', async (_how, more, sent) => {
		expect((await run(more, 'error')).sent).toBe(sent);
	});

	it.concurrent.each(GIVEN)('%s: what an update says of it', async (_how, more) => {
		const { sent, notUpdated } = await run(more, 'update');
		expect(sent).toBeUndefined();
		const isGiven = (more.create_web_login ?? '') !== '';
		expect(notUpdated).toEqual([
			'create_agent',
			'status',
			...(isGiven ? ['create_web_login'] : []),
		]);
	});
});
