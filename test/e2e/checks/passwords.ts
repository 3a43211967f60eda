import assert from 'node:assert/strict';
import { stringify } from 'flatted';
import type { IDataObject, INode } from 'n8n-workflow';
import type { VendorName } from '../../sandbox';
import { VENDORS } from '../accounts';
import type { Area, Check } from '../check';
import { outputOf, runDataOf, type Execution } from '../executions';
import { mapped, people } from '../people';
import { formsOf } from '../secret-forms';
import { CREATE_USER, using, type Stage } from '../stage';

const PASSWORDS = ['Brought-along-Pa55-of-the-first', 'Short-Pa55word', 'Pa55-without-login'];

const REFUSED = 'refused.for.password';

/** People who bring their first passwords: one who is new, one whom the vendor refuses for the password, one without a login. */
function newHires({ sandbox }: Stage): Array<IDataObject & { password: string }> {
	sandbox.crmcom.settings.passwordMinLength = 20;
	// Of Servetel's own rules for passwords the node knows all that are documented.
	const message = `The password ${PASSWORDS[1]} was used before.`;
	const body = { success: false, message };
	sandbox.servetel.faults.plan = [
		{ on: 'create', login: REFUSED, kind: 'answer', status: 422, body },
	];
	const logins = ['new.with.password', REFUSED, ''];
	return people(...logins).map((person, at) => ({ ...person, password: PASSWORDS[at] ?? '' }));
}

/** What is saved of the node's run. To a refused item n8n itself adds the fields of the input. */
function besideInput(execution: Execution): string {
	const runs = (runDataOf(execution)[CREATE_USER] ?? []).map(({ data: _, ...run }) => run);
	const refused = outputOf(execution, CREATE_USER, 1).map(({ json }) => [json.error, json.details]);
	const { resultData, executionData } = execution.data;
	return stringify({
		runs,
		refused,
		created: outputOf(execution, CREATE_USER),
		error: resultData.error,
		context: executionData?.contextData,
	});
}

/** A run of so many of these people. In its refusal the vendor quotes the password, which is blotted out. */
interface Case {
	what: string;
	people: number;
	onError: INode['onError'];
	created: number;
	refusal: RegExp;
}

const CASES: Case[] = [
	{
		what: 'refused items on the error output',
		people: 3,
		onError: 'continueErrorOutput',
		created: 1,
		refusal: /\*\*\*.*is empty/s,
	},
	{
		what: 'stopped by a refusal of the vendor',
		people: 2,
		onError: 'stopWorkflow',
		created: 1,
		refusal: /\*\*\*/,
	},
	{
		what: 'stopped before anything is sent',
		people: 3,
		onError: 'stopWorkflow',
		created: 0,
		refusal: /no user was created/i,
	},
];

function kept(vendor: VendorName, { what, people: count, onError, created, refusal }: Case): Check {
	return {
		name: `${VENDORS[vendor].label}, ${what}: passwords of the input are set, and neither passed on nor quoted`,
		async run(stage) {
			const standIn = stage.sandbox[vendor];
			const { log } = stage.world.n8n;
			const logged = log.mark();
			standIn.settings.echoPasswords = true;
			const hires = newHires(stage).slice(0, count);
			const { execution } = await stage.runToEnd(
				stage.workflow(hires, {
					parameters: mapped(vendor, {
						generatePassword: false,
						password: '={{ $json.password }}',
						options: { includeOtherFields: true },
					}),
					credentials: using(await stage.credential(vendor)),
					onError,
				}),
			);
			assert.equal(standIn.created.length, created);
			for (const { login } of standIn.created) {
				assert.ok(standIn.signIn(login, hires[0]?.password ?? ''), `the password of ${login}`);
			}
			for (const { json } of outputOf(execution, CREATE_USER)) {
				assert.ok('email' in json && !('password' in json), Object.keys(json).join());
			}
			const saved = besideInput(execution);
			assert.match(saved, refusal);
			for (const form of hires.flatMap(({ password }) => formsOf(password))) {
				assert.ok(!saved.includes(form), 'a password is saved beside the input');
				assert.ok(!log.text(logged).includes(form), 'a password is in the log');
			}
		},
	};
}

export const passwords: Area = {
	title: 'Passwords of the operator',
	checks: (['servetel', 'crmcom'] as const).flatMap((vendor) =>
		CASES.map((one) => kept(vendor, one)),
	),
};
