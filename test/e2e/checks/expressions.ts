import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import type { VendorName } from '../../sandbox';
import { accountData, VENDORS, type Way } from '../accounts';
import type { Area, Check } from '../check';
import { errorOf, outputOf } from '../executions';
import { mapped, people } from '../people';
import { createUserNode, CREATE_USER, using, type MadeCredential, type Stage } from '../stage';
import { credentialRow, decryptedCredentials } from '../stored-credentials';

/** A credential in use. */
interface Used {
	stage: Stage;
	vendor: VendorName;
	credential: MadeCredential;
}

/** Seconds that a token lives: longer than a run or a test takes. */
const LIFE = 6;

/** An expression in which its value does not stand in one piece, so that the two can be told apart. */
function asExpression(secret: string): string {
	const half = Math.floor(secret.length / 2);
	return `={{ '${secret.slice(0, half)}' + '${secret.slice(half)}' }}`;
}

async function create({ stage, vendor, credential }: Used, ...logins: string[]): Promise<void> {
	const before = stage.sandbox[vendor].created.length;
	const { execution } = await stage.runToEnd(
		stage.workflow(people(...logins), {
			parameters: mapped(vendor),
			credentials: using(credential),
		}),
	);
	assert.equal(execution.status, 'success', errorOf(execution)?.message);
	assert.equal(stage.sandbox[vendor].created.length, before + logins.length);
}

/** Reads at the vendor with n8n's own node, which logs in by what the package says of its credential. */
async function request({ stage, vendor, credential }: Used): Promise<void> {
	const { url, users } = stage.sandbox[vendor];
	const login = users[0]?.login ?? '';
	const path =
		vendor === 'crmcom'
			? `/crmapi/rest/v2/users/show?user_identifier=username=${login}`
			: '/v1/users?limit=1';
	const workflow = stage.workflow([{}], { parameters: {} });
	workflow.nodes.pop();
	workflow.nodes.push(
		createUserNode({
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: {
				url: url + path,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: VENDORS[vendor].credential,
				options: {},
			},
			credentials: using(credential),
			// n8n sends a request again by itself only where a new token was saved in the credential.
			retryOnFail: true,
			maxTries: 2,
		}),
	);
	const { execution } = await stage.runToEnd(workflow);
	assert.equal(execution.status, 'success', errorOf(execution)?.message);
	assert.match(JSON.stringify(outputOf(execution, CREATE_USER)[0]?.json), new RegExp(login));
}

async function loadList({ stage, vendor, credential }: Used): Promise<void> {
	if (vendor === 'crmcom') return;
	const node = createUserNode({ parameters: { vendor }, credentials: using(credential) });
	const question = { node, method: 'getNumbers', path: 'parameters.callerIds' };
	assert.equal((await stage.rest.options(question)).length, 30);
}

async function test({ stage, credential }: Used): Promise<void> {
	const { data } = await stage.rest.credential(credential.id);
	const { status, message } = await stage.rest.testCredential(credential, data);
	assert.equal(status, 'OK', message);
}

/** What the Save button does: it sends what the window shows, and tests that. */
async function save(used: Used): Promise<void> {
	const { stage, credential } = used;
	const { id, name, type } = credential;
	const { data } = await stage.rest.credential(id);
	await stage.rest.updateCredential(id, { name, type, data });
	await test(used);
}

const dropTokens = ({ stage, vendor }: Used) => stage.sandbox[vendor].revokeTokens();

/** What is done with a credential without anybody changing it, in this order. */
const USES: Record<string, (used: Used) => Promise<void>> = {
	'a run of ten items': async (used) =>
		await create(used, ...Array.from({ length: 10 }, (_, at) => `ten.${at}`)),
	'a list loaded in the editor': loadList,
	'a run after the token expired': async (used) => {
		await pause(LIFE * 1000);
		await create(used, 'after.expiry');
	},
	'a run after the token was dropped': async (used) => {
		dropTokens(used);
		await create(used, 'after.revocation');
	},
	'an HTTP Request node': request,
	'an HTTP Request node after the token expired': async (used) => {
		await pause(LIFE * 1000);
		await request(used);
	},
	'the second try of an HTTP Request node after the token was dropped': async (used) => {
		dropTokens(used);
		await request(used);
	},
};

async function withExpression(stage: Stage, vendor: VendorName, way: Way): Promise<Used> {
	const { sandbox } = stage;
	sandbox[vendor].settings.tokenLifetimeSeconds = LIFE;
	// n8n's own node takes nothing else for a token that is refused.
	sandbox.crmcom.settings.expiredTokenAnswer = '401';
	const field = VENDORS[vendor].secret[way] ?? '';
	const secret = String(accountData(sandbox, vendor, way)[field]);
	const credential = await stage.credential(vendor, way, { [field]: asExpression(secret) });
	return { stage, vendor, credential };
}

/** What is stored of a credential is what was typed in; where n8n adds a field, it is empty. */
function assertAsTyped(stored: IDataObject | undefined, { data }: MadeCredential): void {
	const { loginMark = '', ...fields } = stored ?? {};
	assert.deepEqual(fields, data);
	assert.equal(loginMark, '');
}

/** Logins that the uses make at least, where a token is not a permanent one. */
const LOGINS = 6;

const unchanged: Check = {
	name: 'a secret that is an expression stays one, byte for byte, and works: run, list, expired and dropped token, test, HTTP Request node, Save',
	async run(stage) {
		const { n8n } = stage.world;
		const all = [
			await withExpression(stage, 'servetel', 'login'),
			await withExpression(stage, 'acefone', 'token'),
			await withExpression(stage, 'crmcom', 'key'),
		];
		const unchangedBy = async (one: Used, what: string, use: (used: Used) => Promise<void>) => {
			const { vendor, credential } = one;
			const label = `${VENDORS[vendor].label}, ${what}`;
			const before = await credentialRow(n8n, credential.id);
			await use(one).catch((error: unknown) => {
				throw new Error(`${label}: ${String(error)}`);
			});
			assert.equal(await credentialRow(n8n, credential.id), before, label);
		};
		for (const [what, use] of Object.entries(USES)) {
			await Promise.all(all.map(async (one) => await unchangedBy(one, what, use)));
		}
		// n8n 1 mixes up tests at the same time.
		for (const one of all) {
			await unchangedBy(one, 'a test', test);
			await save(one);
		}
		for (const vendor of ['servetel', 'crmcom'] as const) {
			const logins = stage.sandbox[vendor].count('login');
			assert.ok(logins >= LOGINS, `${logins} logins at ${VENDORS[vendor].label}`);
		}
		const stored = await decryptedCredentials(n8n);
		for (const { credential } of all) assertAsTyped(stored.get(credential.id), credential);
	},
};

export const expressions: Area = { title: 'Expressions in credentials', checks: [unchanged] };
