import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { VendorName } from '../sandbox';
import { People } from './fields/people';
import { CREDENTIAL, credentialTypes, nodeTypes } from './fixture';
import { listSearch, loadOptions } from './harness';

let people: People;

beforeEach(async () => {
	people = await People.open();
});
afterEach(async () => await people.close());

const nodeType = nodeTypes['n8n-nodes-create-user.createUser'];

const inEditor = (
	method: string,
	vendor: VendorName | 'none' = 'servetel',
	credential = vendor,
) => ({
	nodeType,
	method,
	credentialTypes,
	credentials: people.bench.credentials,
	parameters: { vendor } as INodeParameters,
	chosen: vendor === 'none' ? {} : { [CREDENTIAL[vendor]]: credential },
});

describe('the list of roles', () => {
	it('holds every role of all pages once, those of one name with their ids', async () => {
		const { fixture } = people.servetel;
		const [third, fourth] = fixture.roles.filter(({ name }) => name === 'Team Lead');
		const { results } = await listSearch(inEditor('searchRoles'));
		expect(results.map(({ name }) => name)).toEqual([
			'Admin New',
			'Agent',
			'Quality',
			'Supervisor',
			`Team Lead (ID ${third?.id})`,
			`Team Lead (ID ${fourth?.id})`,
		]);
		expect(results[3]?.value).toBe(String(fixture.roles.at(-1)?.id));
		expect(people.servetel.count('users')).toBe(3);
	});

	it.each([
		['super', ['Supervisor']],
		['  ADMIN ', ['Admin New']],
		['nothing like it', []],
	])('is searched for %j', async (filter, names) => {
		const { results } = await listSearch({ ...inEditor('searchRoles'), filter });
		expect(results.map(({ name }) => name)).toEqual(names);
	});

	it('is shared with the other lists of users and with a run', async () => {
		await listSearch(inEditor('searchRoles'));
		await loadOptions(inEditor('getAgents'));
		const userRole = { __rl: true, mode: 'id', value: 'Supervisor' } as IDataObject;
		const { run } = await people.create({ userRole });
		expect(run.json('Create User')).toMatchObject([{ action: 'created' }]);
		expect(people.servetel.count('users')).toBe(3);
	});
});

describe('the other lists', () => {
	it('hold the numbers by phone number, with what else they are called', async () => {
		const [first] = people.servetel.fixture.numbers;
		const options = await loadOptions(inEditor('getNumbers'));
		expect(options).toHaveLength(30);
		expect(options[0]).toEqual({ name: first?.did, value: first?.id, description: first?.name });
	});

	it('hold the departments, the time groups and the agents', async () => {
		const { departments, timeGroups } = people.servetel.fixture;
		const groups = await listSearch(inEditor('searchTimeGroups'));
		expect(groups.results.map(({ value }) => value)).toEqual(timeGroups.map(({ id }) => id));
		const options = await loadOptions(inEditor('getDepartments'));
		expect(options.map(({ value }) => value).sort()).toEqual(departments.map(({ id }) => id));
		const agents = await loadOptions(inEditor('getAgents'));
		expect(agents).toHaveLength(people.servetel.users.filter(({ agentId }) => agentId).length);
	});

	it('are those of the vendor that is chosen', async () => {
		const [first] = people.bench.sandbox.acefone.fixture.numbers;
		const options = await loadOptions(inEditor('getNumbers', 'acefone'));
		expect(options[0]).toMatchObject({ value: first?.id });
		expect(people.servetel.requests).toEqual([]);
	});
});

describe('a list that cannot be loaded says why', () => {
	it.each(['getNumbers', 'getDepartments', 'getAgents'])('%s', async (method) => {
		people.servetel.faults.plan = [
			{ kind: 'status500', on: ['users', 'numbers', 'departments', 'timegroups'] },
		];
		await expect(loadOptions(inEditor(method))).rejects.toThrow(
			"The list can't be loaded: Servetel says: Something went wrong. IDs can still be given by an expression.",
		);
	});

	it.each(['searchRoles', 'searchTimeGroups'])('%s', async (method) => {
		people.servetel.faults.plan = [
			{ kind: 'htmlPage', on: ['users', 'numbers', 'departments', 'timegroups'] },
		];
		await expect(listSearch(inEditor(method))).rejects.toThrow(
			"The list can't be loaded: the answer came in an unknown form. IDs can still be given by an expression.",
		);
	});

	it('to who has no right to it', async () => {
		const { noAccessApiToken } = people.servetel.account;
		people.bench.credentials.edit('servetel', {
			connectUsing: 'token',
			apiToken: noAccessApiToken,
		});
		await expect(loadOptions(inEditor('getNumbers'))).rejects.toThrow(
			"The list can't be loaded: Servetel says: This token does not have access to this API. IDs can still be given by an expression.",
		);
	});

	it('to who has the wrong password, without another attempt', async () => {
		people.bench.credentials.edit('servetel', { password: 'wrong' });
		for (const method of ['getNumbers', 'getDepartments']) {
			await expect(loadOptions(inEditor(method))).rejects.toThrow(
				/^The list can't be loaded: Servetel does not accept this login: "The username or password is incorrect." Correct 'Login ID' and 'Password'\. [^.]+ lock the account\. IDs can still be given by an expression\.$/,
			);
		}
		expect(people.servetel.count('login')).toBe(1);
	});

	it('to who has not chosen a credential or a vendor', async () => {
		await expect(loadOptions(inEditor('getNumbers', 'none'))).rejects.toThrow(
			'Choose a vendor first.',
		);
		await expect(loadOptions({ ...inEditor('getNumbers'), chosen: {} })).rejects.toThrow(
			'Choose a credential for Servetel first, at the top of this node.',
		);
	});

	it('to who has chosen a vendor without such a list', async () => {
		const chosen = { crmComApi: 'crmcom' };
		await expect(loadOptions({ ...inEditor('getNumbers', 'crmcom'), chosen })).rejects.toThrow(
			"The list can't be loaded: CRM.COM has no such list.",
		);
	});
});
