import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import type { VendorName } from '../sandbox';
import { errorOf, outputOf, type Execution } from '../e2e/executions';
import { mapped, people } from '../e2e/people';
import type { SavedCredential } from '../e2e/rest-types';
import { CREATE_USER, using, type Stage, type Surroundings } from '../e2e/stage';

const ENTRIES = ['original', 'currently saved'] as const;

/** An execution that stopped half-way, for one of the two entries of *Retry*. */
export interface Failed {
	vendor: VendorName;
	entry: (typeof ENTRIES)[number];
	/** Was created, was created and not answered, was refused. */
	logins: [first: string, lost: string, third: string];
	execution: Execution;
}

/** Runs that create the first person, lose the answer to the second, and stop as the third is refused. */
export async function failHalfWay(
	stage: Stage<Surroundings>,
	vendor: VendorName,
	credential: SavedCredential,
): Promise<Failed[]> {
	const standIn = stage.sandbox[vendor];
	standIn.settings.uniqueLogins = false;
	const planned = ENTRIES.map((entry) => ({ entry, logins: loginsFor(entry) }));
	standIn.faults.plan = [
		{ on: 'create', login: planned.map(({ logins }) => logins[1]), kind: 'dropAfter' },
		{ on: 'create', login: planned.map(({ logins }) => logins[2]), ...NOT_TODAY },
		{ on: ['users', 'show'], kind: 'status503' },
	];
	const failed = planned.map(async ({ entry, logins }) => {
		const { execution } = await stage.runToEnd(
			stage.workflow(people(...logins), {
				parameters: mapped(vendor, { ...byId(stage, vendor), options: { concurrency: 1 } }),
				credentials: using(credential),
			}),
		);
		assert.equal(execution.status, 'error');
		return { vendor, entry, logins, execution };
	});
	const all = await Promise.all(failed);
	standIn.faults.plan = [];
	const sent = all.flatMap(({ logins }) => logins.slice(0, 2));
	assert.deepEqual(loginsAt(stage, vendor), sent.sort(), 'who was created before');
	return all;
}

/** A refusal in the words of either platform. */
const NOT_TODAY = {
	kind: 'answer',
	status: 400,
	body: {
		success: false,
		message: 'Not today.',
		status: { code: 'NOT.TODAY', description: 'Not today.' },
	},
} as const;

function loginsFor(entry: string): Failed['logins'] {
	const mark = entry.slice(0, 4);
	return [`first.${mark}`, `lost.${mark}`, `third.${mark}`];
}

/** IDs need no list, which the vendor does not give out here. */
function byId({ sandbox }: Stage<Surroundings>, vendor: VendorName): INodeParameters {
	if (vendor === 'crmcom') return {};
	const { roles, numbers } = sandbox[vendor].fixture;
	return {
		userRole: { __rl: true, mode: 'id', value: String(roles[0]?.id) },
		callerIds: String(numbers[0]?.id),
	};
}

const loginsAt = ({ sandbox }: Stage<Surroundings>, vendor: VendorName) =>
	sandbox[vendor].created.map(({ login }) => login).sort();

/** Two look-ups see none of these users: time enough to create them again. */
function lagBehind({ sandbox }: Stage<Surroundings>, vendor: VendorName, logins: string[]): void {
	const { settings, created } = sandbox[vendor];
	const users = created.filter(({ login }) => logins.includes(login));
	settings.listLagLookUps = Math.max(...users.map(({ missedBy = 0 }) => missedBy)) + 2;
}

/** *Retry*, while the vendor's look-ups lag behind: everyone is there once in the end. */
export async function retryOnce(stage: Stage<Surroundings>, failed: Failed): Promise<void> {
	const { vendor, entry, logins, execution } = failed;
	const before = loginsAt(stage, vendor);
	const [first, lost, third] = logins;
	lagBehind(stage, vendor, logins);
	const retried = await stage.rest.retry(execution.id, entry);
	assert.deepEqual(loginsAt(stage, vendor), [...before, third].sort(), 'who is there after Retry');
	assert.equal(retried.status, 'success', errorOf(retried)?.message);

	const items = outputOf(retried, CREATE_USER).map(({ json }) => json);
	const idOf = (login: string) =>
		stage.sandbox[vendor].created.find((user) => user.login === login)?.id;
	assert.deepEqual(
		items.map(({ action, loginId, userId }) => [action, loginId, String(userId)]),
		logins.map((login) => ['created', login, idOf(login)]),
	);
	for (const [at, login] of [first, lost].entries()) {
		assert.equal(items[at]?.password, undefined, `the password of ${login} can't be told`);
		assert.ok(items[at]?.passwordNote, `what to do about the password of ${login}`);
	}
	assert.ok(stage.sandbox[vendor].signIn(third, String(items[2]?.password)), 'a password signs in');
}
