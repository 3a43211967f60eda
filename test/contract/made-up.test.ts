import type { IDataObject } from 'n8n-workflow';

import { CreateUser } from '../../nodes/CreateUser/CreateUser.node';
import { vendors } from '../../nodes/CreateUser/vendors/registry';
import { CredentialStore, runWorkflow, type EngineOptions } from '../engine/harness';
import { MadeUpDeskApi } from './made-up/MadeUpDeskApi.credentials';
import { Desk, KEY } from './made-up/stand-in';
import { madeUp } from './made-up/vendor';

const TYPE = 'n8n-nodes-create-user.createUser';

let desk: Desk;
beforeAll(() => void vendors.push(madeUp));
afterAll(() => void vendors.pop());
beforeEach(async () => void (desk = await Desk.open()));
afterEach(async () => await desk.close());

const ASHA = {
	handle: 'asha',
	full_name: 'Asha Rao',
	secret: 'Kx7-mQ2!',
	mail: 'asha@example.com',
};

/** Runs the node, with the made-up vendor among its own, on n8n's engine. */
async function run(items: IDataObject[], parameters: IDataObject, key = KEY) {
	const base = { typeVersion: 1, position: [0, 0] };
	const engine = await runWorkflow({
		workflow: {
			nodes: [
				{ ...base, id: '1', name: 'Trigger', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
				{
					...{ ...base, id: '2', name: 'Create User', type: TYPE, onError: 'continueErrorOutput' },
					parameters: { vendor: madeUp.name, ...parameters },
					credentials: { madeUpDeskApi: { id: 'desk', name: 'Desk account' } },
				},
			],
			connections: { Trigger: { main: [[{ node: 'Create User', type: 'main', index: 0 }]] } },
		} as unknown as EngineOptions['workflow'],
		nodeTypes: { [TYPE]: new CreateUser() },
		credentialTypes: [new MadeUpDeskApi()],
		credentials: new CredentialStore({
			desk: { name: 'Desk account', type: 'madeUpDeskApi', data: { root: desk.url, apiKey: key } },
		}),
		pins: { Trigger: items },
	});
	return { done: engine.json('Create User'), failed: engine.json('Create User', 1) };
}

const byColumn = { mappingMode: 'autoMap' };
const mapped = {
	handle: '={{ $json.handle }}',
	password: '={{ $json.secret }}',
	fullName: '={{ $json.full_name }}',
	additionalFields: { mail: '={{ $json.mail }}', team: 'night' },
};

describe('a vendor that was added to the registry', () => {
	it('creates users, with a name from its list', async () => {
		const { done } = await run([ASHA], mapped);
		expect(done).toMatchObject([{ action: 'created', userId: '1', loginId: 'asha' }]);
		expect(desk.people).toMatchObject([{ full_name: 'Asha Rao', team_id: 't1' }]);
	});

	it('maps automatically, but for what grants rights, and makes passwords', async () => {
		const { secret: _none, ...row } = ASHA;
		const fixedValues = { generatePassword: true };
		const { done } = await run([{ ...row, team: 'Night' }], { ...byColumn, fixedValues });
		expect(done).toMatchObject([{ action: 'created', password: expect.stringMatching(/^.{16}$/) }]);
		expect(desk.people[0]).not.toHaveProperty('team_id');
	});

	it('refuses what can’t be sent, by the field on the screen', async () => {
		const { failed } = await run(
			[
				{ ...ASHA, mail: 'none' },
				{ ...ASHA, full_name: '' },
			],
			mapped,
		);
		expect(failed).toMatchObject([
			{ details: { fields: [{ field: 'Mail' }] } },
			{ details: { fields: [{ field: 'Full Name' }] } },
		]);
		expect(desk.people).toEqual([]);
	});

	it('is asked for the login when an answer is lost, and nobody is sent twice', async () => {
		desk.dropAfter = 1;
		const { done } = await run([ASHA], mapped);
		expect(done).toMatchObject([{ action: 'created', confirmedByLookup: true }]);
		expect(desk.requests.filter((one) => one === 'POST /people')).toHaveLength(1);
	});

	it('returns a user who is there, or refuses the login as taken', async () => {
		await run([ASHA], mapped);
		const { done } = await run([ASHA], { ...mapped, ifUserExists: 'return' });
		expect(done).toMatchObject([{ action: 'existing', userId: '1' }]);
		const { failed } = await run([ASHA], mapped);
		expect(failed).toMatchObject([{ details: { reason: 'loginTaken', loginId: 'asha' } }]);
		expect(desk.people).toHaveLength(1);
	});

	it('that does not accept the key says so, without showing it', async () => {
		const { failed } = await run([ASHA], mapped, 'desk-key-8');
		expect(failed).toMatchObject([{ details: { reason: 'credentialRefused' } }]);
		expect(JSON.stringify(failed)).not.toContain('desk-key-8');
	});
});
