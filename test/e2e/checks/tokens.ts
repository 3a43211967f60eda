import assert from 'node:assert/strict';
import type { VendorName } from '../../sandbox';
import { VENDORS } from '../accounts';
import type { Area, Check } from '../check';
import { errorOf } from '../executions';
import { mapped, people } from '../people';
import type { SavedCredential } from '../rest-types';
import { using, type Stage } from '../stage';

async function create(
	stage: Stage,
	vendor: VendorName,
	credential: SavedCredential,
	...logins: string[]
): Promise<void> {
	const { execution } = await stage.runToEnd(
		stage.workflow(people(...logins), {
			parameters: mapped(vendor),
			credentials: using(credential),
		}),
	);
	assert.equal(execution.status, 'success', errorOf(execution)?.message);
}

function kept(vendor: VendorName): Check {
	const { label } = VENDORS[vendor];
	return {
		name: `${label}: one login for ten users at once, and none in the next execution`,
		async run(stage) {
			const standIn = stage.sandbox[vendor];
			standIn.settings.latencyMs = 50;
			const credential = await stage.credential(vendor, 'login');
			const ten = Array.from({ length: 10 }, (_, at) => `ten.${at}`);
			await create(stage, vendor, credential, ...ten);
			await create(stage, vendor, credential, 'next');
			assert.equal(standIn.created.length, 11);
			assert.equal(standIn.count('login'), 1);
			standIn.revokeTokens();
			await create(stage, vendor, credential, 'after.revocation');
			assert.equal(standIn.count('login'), 2, 'logins after the token was revoked');
		},
	};
}

const restarted: Check = {
	name: 'no token is saved: after a restart of n8n there is one login for each account',
	async run(stage) {
		const { servetel, crmcom } = stage.sandbox;
		const credentials = [
			['servetel', await stage.credential('servetel', 'login')],
			['crmcom', await stage.credential('crmcom', 'login')],
		] as const;
		for (const [vendor, one] of credentials) await create(stage, vendor, one, 'before.restart');
		await stage.world.n8n.restart();
		for (const [vendor, one] of credentials) await create(stage, vendor, one, 'after.restart');
		assert.equal(servetel.created.length, 2);
		assert.equal(servetel.count('login'), 2);
		assert.equal(crmcom.created.length, 2);
		assert.equal(crmcom.count('login'), 2);
	},
};

export const tokens: Area = {
	title: 'Logins and tokens',
	checks: [kept('servetel'), kept('acefone'), kept('crmcom'), restarted],
};
