import assert from 'node:assert/strict';
import type { VendorName } from '../../sandbox';
import { VENDOR_NAMES, VENDORS, type Way } from '../accounts';
import type { Area, Check } from '../check';
import { startOtherHosts } from '../other-hosts';
import { freePorts } from '../ports';
import type { MadeCredential, Stage } from '../stage';

/** A sign-in to the web panel or for an API key; a permanent token is used as it is. */
const signsIn = (way: Way) => way !== 'token';

const WAY_NAMES: Record<Way, string> = { key: 'web API key', login: 'login', token: 'API token' };

async function refusal({ rest }: Stage, credential: MadeCredential): Promise<string> {
	const { status, message } = await rest.testCredential(credential, credential.data);
	assert.equal(status, 'Error', `the test said: ${message}`);
	return message;
}

function loginsOf({ sandbox }: Stage, vendor: VendorName): number {
	return sandbox[vendor].count('login');
}

function right(vendor: VendorName, way: Way): Check {
	return {
		name: `${VENDORS[vendor].label}, right ${WAY_NAMES[way]}`,
		async run(stage) {
			const credential = await stage.credential(vendor, way);
			const answer = await stage.rest.testCredential(credential, credential.data);
			assert.equal(answer.status, 'OK', answer.message);
			assert.equal(loginsOf(stage, vendor), signsIn(way) ? 1 : 0, 'logins');
			assert.equal(stage.sandbox[vendor].created.length, 0);
		},
	};
}

function wrongSecret(vendor: VendorName, way: Way): Check {
	const { label, secret } = VENDORS[vendor];
	return {
		name: `${label}, wrong ${WAY_NAMES[way]}: refused in words, and a second test asks nobody`,
		async run(stage) {
			const field = secret[way] ?? '';
			const wrong = `wrong-${vendor}-${way}`;
			const credential = await stage.credential(vendor, way, { [field]: wrong });
			const message = await refusal(stage, credential);
			const what = way === 'token' ? 'token' : 'login';
			assert.match(message, new RegExp(`^${label} does not accept (this|the) ${what}: "`));
			assert.match(message, way === 'key' ? /'Web API Key'/ : /'(Password|API Token)'/);
			assert.ok(!message.includes(wrong), 'the message holds the secret');
			assert.equal(loginsOf(stage, vendor), signsIn(way) ? 1 : 0, 'logins');
			assert.equal(await refusal(stage, credential), message);
			assert.equal(loginsOf(stage, vendor), signsIn(way) ? 1 : 0, 'logins after a second test');
		},
	};
}

function wrongHosts(vendor: VendorName, way: Way): Check {
	const { label, address } = VENDORS[vendor];
	return {
		name: `${label} by ${WAY_NAMES[way]}, wrong address: nothing there, a web page, 404, a redirect`,
		async run(stage) {
			const [freePort] = await freePorts(1);
			const hosts = await startOtherHosts();
			const said = async (url: string) =>
				await refusal(stage, await stage.credential(vendor, way, { [address]: url }));
			try {
				assert.match(
					await said(`http://127.0.0.1:${freePort}`),
					new RegExp(`^${label} can't be reached at 127.0.0.1:${freePort}: nothing answers`),
				);
				const isNotTheApi = new RegExp(`is not the API of ${label} .* Check the address`);
				assert.match(await said(hosts.at.html), isNotTheApi);
				assert.match(await said(hosts.at.notFound), isNotTheApi);
				const redirects =
					/redirects to another address \(http:\/\/127\.0\.0\.1:\d+\)\. No password/;
				assert.match(await said(hosts.at.redirect), redirects);
				assert.deepEqual(hosts.reached, [], 'the redirect was followed');
			} finally {
				await hosts.close();
			}
		},
	};
}

function missingPermission(vendor: 'acefone' | 'servetel'): Check {
	const { label } = VENDORS[vendor];
	return {
		name: `${label}, API token without access to users: what is missing, and where to give it`,
		async run(stage) {
			const { noAccessApiToken } = stage.sandbox[vendor].account;
			const credential = await stage.credential(vendor, 'token', { apiToken: noAccessApiToken });
			const message = await refusal(stage, credential);
			assert.match(
				message,
				new RegExp(`^${label} accepts the API token, but it isn't allowed to read`),
			);
			assert.match(message, vendor === 'acefone' ? /API Connect > API Tokens/ : /support/);
			assert.ok(!message.includes(noAccessApiToken));
		},
	};
}

const crmComRight: Check = {
	name: 'CRM.COM, web API key without the right to users: what is missing',
	async run(stage) {
		const body = { status: { code: 'COM.CRM.SECURITY.NOPRIVILEGE', description: 'No right.' } };
		stage.sandbox.crmcom.faults.plan = [{ on: 'show', kind: 'answer', status: 200, body }];
		const message = await refusal(stage, await stage.credential('crmcom', 'key'));
		assert.match(message, /^CRM.COM accepts the Web API key, but it isn't allowed to read users/);
		assert.match(message, /"No right." In CRM.COM, give the Web API key the right/);
	},
};

const lockedOut: Check = {
	name: 'an account that the vendor has locked: the wait is named, the right password is not sent again',
	async run(stage) {
		const { servetel } = stage.sandbox;
		servetel.faults.plan = [
			{
				on: 'login',
				kind: 'answer',
				status: 429,
				body: { success: false, message: 'Too many attempts.', retry_after: 90 },
			},
		];
		// Another account: the refusal is remembered for minutes, and later checks need the first one.
		const { loginId, password } = servetel.secondAccount;
		const credential = await stage.credential('servetel', 'login', { loginId, password });
		assert.match(await refusal(stage, credential), /locked for now. Wait 90 seconds/);
		await refusal(stage, credential);
		assert.equal(servetel.count('login'), 1);
	},
};

const hidden: Check = {
	name: 'passwords are blanked when the editor reads a credential, and no token is there',
	async run(stage) {
		const credential = await stage.credential('servetel', 'login');
		await stage.rest.testCredential(credential, credential.data);
		const { data } = await stage.rest.credential(credential.id);
		const text = JSON.stringify(data);
		assert.ok(text.includes(stage.sandbox.servetel.account.loginId), 'the login is shown');
		for (const secret of [
			stage.sandbox.servetel.account.password,
			...stage.sandbox.servetel.tokensIssued,
		]) {
			assert.ok(!text.includes(secret), 'a secret is shown');
		}
		assert.equal(stage.sandbox.servetel.tokensIssued.length, 1);
	},
};

export const credentials: Area = {
	title: 'Credentials',
	checks: [
		...VENDOR_NAMES.flatMap((vendor) =>
			VENDORS[vendor].ways.flatMap((way) => [
				right(vendor, way),
				wrongSecret(vendor, way),
				wrongHosts(vendor, way),
			]),
		),
		missingPermission('servetel'),
		missingPermission('acefone'),
		crmComRight,
		lockedOut,
		hidden,
	],
};
