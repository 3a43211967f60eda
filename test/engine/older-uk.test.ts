import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { AcefoneApi } from '../../credentials/AcefoneApi.credentials';
import { acefone } from '../../nodes/CreateUser/vendors/telephony';
import { actions, byLogin, loginsAt, onLoginBench, panel, requestsTo } from './cases';
import { credentialTypes, hires, type Bench } from './fixture';
import { testCredential } from './harness';

/** Acefone's older UK host, which reads the account's login ID from `login_id` and from nothing else. */
async function onOlderHost(test: (bench: Bench) => Promise<void>): Promise<void> {
	await onLoginBench('acefone', async (bench) => {
		bench.sandbox.acefone.settings.loginKey = 'login_id';
		await test(bench);
	});
}

describe('the older UK host', () => {
	it('lets an account in by one request, and gets every user', async () => {
		await onOlderHost(async (bench) => {
			expect(actions(await bench.run('acefone', hires(3)))).toEqual(Array(3).fill('created'));
			expect(loginsAt(bench.standIn('acefone'))).toEqual(['hire.0', 'hire.1', 'hire.2']);
			const { loginId, password } = bench.sandbox.acefone.account;
			const sent = requestsTo(bench.standIn('acefone'), 'login').map(({ body }) => body);
			expect(sent).toEqual([{ email: loginId, login_id: loginId, password }]);
		});
	});

	it('lets an account in at the Test button', async () => {
		await onOlderHost(async (bench) => {
			const { credentials } = bench;
			const data = { ...credentials.get('acefone')?.data, ...byLogin(bench, 'acefone') };
			const form = data as ICredentialDataDecryptedObject;
			const tested = await testCredential({
				credentialTypes,
				credentials,
				id: 'acefone',
				data: form,
			});
			expect(tested).toMatchObject({ status: 'OK' });
			expect(bench.standIn('acefone').count('login')).toBe(1);
		});
	});

	it('is asked once with a wrong password: no key is tried after the other', async () => {
		await onOlderHost(async (bench) => {
			bench.credentials.edit('acefone', { password: 'Wrong-Password-1' });
			const { message } = panel(await bench.run('acefone', hires(3)));
			expect(message).toContain('does not accept the login in credential');
			expect(bench.standIn('acefone').count('login')).toBe(1);
		});
	});

	it('does not know Servetel’s login, which has no such host', async () => {
		await onLoginBench('servetel', async (bench) => {
			bench.sandbox.servetel.settings.loginKey = 'login_id';
			const { description } = panel(await bench.run('servetel', hires(1)));
			expect(description).toContain('The login id and password are required.');
			expect(bench.standIn('servetel').count('login')).toBe(1);
		});
	});
});

describe('the region of an Acefone credential', () => {
	const region = new AcefoneApi().properties.find(({ name }) => name === 'region');
	const options = (region?.options ?? []) as Array<{
		name: string;
		value: string;
		description: string;
	}>;
	const rootOf = (value: string) =>
		acefone.authentication.account({
			...{ region: value, apiRoot: 'https://own.example', connectUsing: 'login' },
			...{ loginId: 'owner', password: 'x' },
		});

	it.each([
		['India', 'https://api.acefone.in'],
		['United Kingdom', 'https://api-account-uk.acefone.com'],
		['United Kingdom (Older)', 'https://api.acefone.co.uk'],
		['Other', 'https://own.example'],
	])('%s is %s', (name, root) => {
		const option = options.find((one) => one.name === name);
		expect(rootOf(option?.value ?? '')).toMatchObject({ root });
		if (name !== 'Other') expect(`https://${option?.description}`).toBe(root);
	});

	it('has no other', () => {
		expect(options).toHaveLength(4);
	});
});
