import assert from 'node:assert/strict';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { VendorName } from '../../sandbox';
import type { Area, Check } from '../check';
import { errorOf, outputOf, type Execution } from '../executions';
import { mapped, people } from '../people';
import { freePorts } from '../ports';
import type { SavedCredential } from '../rest-types';
import { CREATE_USER, using, type Stage } from '../stage';

const LOGINS = ['ann.first', 'ben.second', 'cat.third'];
const [FIRST, SECOND, THIRD] = LOGINS as [string, string, string];

/** A run of three people one after the other; the vendor refuses the second as often as said. */
async function refusingSecond(stage: Stage, node: Partial<INode>, times?: number) {
	const { servetel } = stage.sandbox;
	servetel.faults.plan = [
		{
			on: 'create',
			login: SECOND,
			kind: 'answer',
			status: 422,
			body: { success: false, message: 'The number has already been taken.' },
			...(times === undefined ? {} : { times }),
		},
	];
	const credential = await stage.credential('servetel');
	return await stage.runToEnd(
		stage.workflow(people(...LOGINS), {
			parameters: mapped('servetel', { options: { concurrency: 1 } }),
			credentials: using(credential),
			...node,
		}),
	);
}

function actionsOf(execution: Execution): unknown[] {
	return outputOf(execution, CREATE_USER).map(({ json }) => json.action ?? json.error);
}

/** How often each login was sent. */
function sentTimes({ sandbox }: Stage): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { endpoint, body } of sandbox.servetel.requests) {
		if (endpoint !== 'create') continue;
		const login = String((body as { login_id?: unknown }).login_id);
		counts[login] = (counts[login] ?? 0) + 1;
	}
	return counts;
}

function assertEachOnce(stage: Stage, execution: Execution): void {
	const { servetel } = stage.sandbox;
	assert.equal(execution.status, 'success', errorOf(execution)?.message);
	assert.deepEqual(servetel.created.map(({ login }) => login).sort(), LOGINS);
	const [first, second, third] = outputOf(execution, CREATE_USER).map(({ json }) => json);
	for (const [json, login] of [
		[first, FIRST],
		[second, SECOND],
		[third, THIRD],
	] as const) {
		assert.equal(json?.loginId, login);
		assert.ok(servetel.signIn(login, String(json?.password)), `the password of ${login} signs in`);
	}
}

const retryOnFail: Check = {
	name: 'Retry On Fail, 3 tries: each login is created once, the passwords of all tries sign in',
	async run(stage) {
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		const { execution } = await refusingSecond(stage, settings, 2);
		assertEachOnce(stage, execution);
		assert.deepEqual(actionsOf(execution), ['created', 'created', 'created']);
		assert.deepEqual(sentTimes(stage), { [FIRST]: 1, [SECOND]: 3, [THIRD]: 1 });
		assert.equal(stage.sandbox.servetel.count('login'), 1);
	},
};

const stopMode: Check = {
	name: 'On Error: Stop. The error says what the vendor refused, who was created, and how to go on',
	async run(stage) {
		const { execution } = await refusingSecond(stage, {});
		assert.equal(execution.status, 'error');
		const { message, description } = errorOf(execution, CREATE_USER) ?? { message: '' };
		assert.match(
			message,
			/^Stopped at item 1: Servetel refused user 'ben.second' \(The number has/,
		);
		assert.match(message, /1 of 3 users were created$/);
		assert.match(String(description), /Created: ann.first.*Retry with currently saved workflow/s);
		assert.deepEqual(sentTimes(stage), { [FIRST]: 1, [SECOND]: 1 });
	},
};

const goOn: Check = {
	name: 'On Error: Continue. The refused item is in its place in the output, linked to its input',
	async run(stage) {
		const { execution } = await refusingSecond(stage, { onError: 'continueRegularOutput' });
		assert.equal(execution.status, 'success');
		const output = outputOf(execution, CREATE_USER);
		assert.deepEqual(
			output.map(({ pairedItem }) => pairedItem),
			[{ item: 0 }, { item: 1 }, { item: 2 }],
		);
		const [, refused] = output;
		assert.match(String(refused?.json.error), /^Servetel refused the user: The number has already/);
		assert.deepEqual(Object.keys(refused?.json ?? {}), ['error', 'details']);
		assert.equal(stage.sandbox.servetel.created.length, 2);
	},
};

const errorOutput: Check = {
	name: "On Error: Continue (using error output). The refused item is there alone: reason, details and the input's own fields",
	async run(stage) {
		const { execution } = await refusingSecond(stage, { onError: 'continueErrorOutput' });
		assert.equal(execution.status, 'success');
		const loginsOf = (branch: number) =>
			outputOf(execution, CREATE_USER, branch).map(({ json }) => json.loginId ?? json.login);
		assert.deepEqual(loginsOf(0), [FIRST, THIRD]);
		assert.deepEqual(loginsOf(1), [SECOND]);
		const [refused] = outputOf(execution, CREATE_USER, 1);
		const { error, details, ...others } = refused?.json ?? {};
		assert.match(String(error), /^Servetel refused the user/);
		// n8n adds them to what the node puts out.
		assert.deepEqual(others, people(...LOGINS)[1]);
		const { outcome, reason, loginId, vendorMessage } = details as Record<string, unknown>;
		assert.equal(outcome, 'refused');
		assert.equal(reason, 'refusedByVendor');
		assert.equal(loginId, SECOND);
		assert.equal(vendorMessage, 'The number has already been taken.');
		assert.deepEqual(refused?.pairedItem, { item: 1 });
	},
};

const unreachable: Check = {
	name: 'On Error: Continue (using error output), login refused: every item is there, one login is made',
	async run(stage) {
		const credential = await stage.credential('crmcom', 'login', { password: 'wrong-in-a-run' });
		const { execution } = await stage.runToEnd(
			stage.workflow(people(...LOGINS), {
				parameters: mapped('crmcom'),
				credentials: using(credential),
				onError: 'continueErrorOutput',
				retryOnFail: true,
				maxTries: 3,
				waitBetweenTries: 100,
			}),
		);
		const failed = outputOf(execution, CREATE_USER, 1);
		assert.equal(outputOf(execution, CREATE_USER, 0).length, 0);
		assert.equal(failed.length, 3);
		for (const { json } of failed) {
			assert.match(
				String(json.error),
				/CRM.COM does not accept the login in credential 'CRM.COM ac/,
			);
			assert.equal((json.details as IDataObject).reason, 'credentialRefused');
		}
		assert.equal(stage.sandbox.crmcom.count('login'), 1);
	},
};

const nobodyThere: Check = {
	name: 'nothing answers at the address: it is tried for a while, and said that nothing was sent',
	async run(stage) {
		const [port] = await freePorts(1);
		const url = `http://127.0.0.1:${port}`;
		const failed = async (
			vendor: VendorName,
			credential: SavedCredential,
			said: RegExp,
			more: INodeParameters = {},
		) => {
			const { execution } = await stage.runToEnd(
				stage.workflow(people(FIRST), {
					parameters: mapped(vendor, more),
					credentials: using(credential),
					onError: 'continueErrorOutput',
				}),
			);
			const [item] = outputOf(execution, CREATE_USER, 1);
			const { outcome, reason } = item?.json.details as IDataObject;
			assert.deepEqual([outcome, reason], ['notSent', 'unreachable']);
			assert.match(String(item?.json.error), said);
		};
		await Promise.all([
			failed(
				'acefone',
				await stage.credential('acefone', 'token', { apiRoot: url }),
				/was not sent to Acefone: nothing answers at this address/,
				BY_ID,
			),
			// The first request is a login.
			failed(
				'crmcom',
				await stage.credential('crmcom', 'key', { serverAddress: url }),
				/^CRM.COM can't be reached with credential 'CRM.COM account': nothing answers/,
			),
		]);
	},
};

/** IDs need no list, so that the create itself is the first request. */
const BY_ID = { userRole: { __rl: true, mode: 'id', value: '71201' }, callerIds: '2604001' };

function retryEntry(workflow: 'original' | 'currently saved'): Check {
	return {
		name: `Retry with ${workflow} workflow after an error: given back what was created, the rest is sent`,
		async run(stage) {
			const { servetel } = stage.sandbox;
			const { execution, saved } = await refusingSecond(stage, {});
			assert.equal(execution.status, 'error');
			servetel.faults.plan = [];
			if (workflow === 'currently saved') {
				const nodes = structuredClone(saved.nodes);
				const node = nodes.find(({ name }) => name === CREATE_USER) as INode;
				node.parameters.name = '=Corrected {{ $json.login }}';
				await stage.rest.updateWorkflow(saved, { nodes, connections: saved.connections });
			}
			const retried = await stage.rest.retry(execution.id, workflow);
			assertEachOnce(stage, retried);
			assert.deepEqual(sentTimes(stage), { [FIRST]: 1, [SECOND]: 2, [THIRD]: 1 });
			const corrected = servetel.created.find(({ login }) => login === SECOND);
			const name = workflow === 'original' ? 'Person ben.second' : 'Corrected ben.second';
			assert.equal(corrected?.fields.name, name);
		},
	};
}

export const failures: Area = {
	title: 'When something fails',
	checks: [
		retryOnFail,
		stopMode,
		goOn,
		errorOutput,
		unreachable,
		nobodyThere,
		retryEntry('original'),
		retryEntry('currently saved'),
	],
};
