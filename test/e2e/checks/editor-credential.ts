import assert from 'node:assert/strict';
import type { Area, Check } from '../check';
import { until } from '../session';
import { decryptedCredentials } from '../stored-credentials';
import { onScreen } from './editor-helpers';

const tested: Check = {
	name: 'the window of a credential: a wrong password is refused in words, the right one is accepted',
	async run(stage) {
		const { servetel } = stage.sandbox;
		const credential = await stage.credential('servetel');
		await onScreen(stage, { width: 1200, height: 820 }, async ({ page, editor, picture }) => {
			await page.goto(`${editor.url}/home/credentials/${credential.id}`);
			const window = page.getByTestId('editCredential-modal');
			const type = async (password: string) => {
				stage.typed(password);
				await window.getByTestId('parameter-input-password').locator('input').fill(password);
				await window.getByTestId('credential-save-button').click();
			};
			await window.getByText('Connection tested successfully').waitFor();
			assert.equal(servetel.count('login'), 1, 'logins of opening the window');
			await type('wrong-in-the-window');
			await window.getByText('Couldn’t connect with these settings').waitFor();
			await window.getByText('More details').click();
			await window.getByText('Servetel does not accept this login').waitFor();
			assert.match(await window.innerText(), /"The username or password is incorrect\."/);
			assert.equal(servetel.count('login'), 2);
			await type(servetel.account.password);
			await window.getByText('Connection tested successfully').waitFor();
			assert.equal(servetel.count('login'), 3);
			await picture('credential.png');
		});
	},
};

const kept: Check = {
	name: 'the window of a credential whose password is an expression: Save tests it, and it stays an expression',
	async run(stage) {
		const { servetel } = stage.sandbox;
		// n8n tests no other expressions in this window but those of text and of external secrets.
		const password = `=${servetel.account.password}`;
		const credential = await stage.credential('servetel', 'login', { password });
		const apiRoot = `${servetel.url}/`;
		await onScreen(stage, { width: 1200, height: 820 }, async ({ page, editor }) => {
			await page.goto(`${editor.url}/home/credentials/${credential.id}`);
			const window = page.getByTestId('editCredential-modal');
			const succeeded = window.getByText('Connection tested successfully');
			await succeeded.waitFor();
			await window.getByTestId('parameter-input-apiRoot').locator('input').fill(apiRoot);
			await window.getByTestId('credential-save-button').click();
			await until('the test of Save', () => servetel.count('login') > 1 || undefined);
			await window.getByText('Saved', { exact: true }).waitFor();
			await succeeded.waitFor();
		});
		assert.equal(servetel.count('login'), 2, 'logins of opening the window and of Save');
		const stored = (await decryptedCredentials(stage.world.n8n)).get(credential.id);
		assert.deepEqual(
			{ password: stored?.password, apiRoot: stored?.apiRoot, loginMark: stored?.loginMark ?? '' },
			{ password, apiRoot, loginMark: '' },
		);
	},
};

export const credentialWindow: Area = {
	title: 'In the editor, credentials',
	inBrowser: true,
	checks: [tested, kept],
};
