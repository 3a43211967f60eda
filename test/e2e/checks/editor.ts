import assert from 'node:assert/strict';
import type { Theme } from '../browser';
import type { Area, Check } from '../check';
import { until } from '../session';
import { CREATE_USER, type Stage } from '../stage';
import { onScreen, type Screen } from './editor-helpers';

/** Adds the node to an empty workflow, and chooses vendor and credential. */
async function addNode({ editor, panel }: Screen): Promise<void> {
	await editor.newWorkflow();
	await editor.searchNodes('servetel');
	await editor.addFoundNode(CREATE_USER);
	assert.equal((await panel.labels())[0], 'Vendor');
	await panel.choose('vendor', 'Servetel');
	await panel.chooseCredential('Servetel account');
}

async function fillIn({ panel, page }: Screen): Promise<void> {
	await panel.fill('name', 'Nathan Smith');
	await panel.fill('number', '919876543210');
	await panel.fill('email', 'nathan@example.com');
	await panel.fill('loginId', 'nathan.smith');
	await panel.input('generatePassword').click();
	await panel.chooseFromLocator('userRole', 'Supervisor');
	await panel.choose('callerIds', '+918065551200', '+918065551212');
	await page.keyboard.press('Tab');
}

/** What the vendor was asked, in order. */
function asked({ sandbox }: Stage): string[] {
	return sandbox.servetel.requests.map(({ endpoint }) => endpoint);
}

function created(theme: Theme): Check {
	return {
		name: `${theme}: vendor, credential, fields, role and caller IDs from live lists; run; the user is in the output`,
		async run(stage) {
			const { servetel } = stage.sandbox;
			for (const vendor of ['servetel', 'acefone'] as const) await stage.credential(vendor);
			await onScreen(stage, { theme, width: 760, height: 1500 }, async (screen) => {
				const { panel, picture } = screen;
				await addNode(screen);
				await until('the list of numbers', () => servetel.count('numbers') || undefined);
				assert.deepEqual(asked(stage), ['login', 'numbers'], 'requests of an opened node');
				await fillIn(screen);
				assert.deepEqual(
					asked(stage),
					['login', 'numbers', 'users'],
					'requests with a role chosen',
				);
				await picture(`panel-${theme}.png`);
				const { status, text } = await panel.execute();
				assert.equal(status, 'success', text);
				assert.match(text, /created\s+servetel\s+\d+\s+nathan\.smith\s+Nathan Smith/);
				assert.equal(servetel.created.length, 1);
				const [user] = servetel.created;
				assert.deepEqual(user?.fields.caller_id, [1759333, 1759369]);
				const again = await panel.execute();
				assert.equal(again.status, 'error');
				assert.match(again.text, /Login ID 'nathan.smith' is taken at Servetel \[item 0\]/);
				assert.match(again.text, /set 'If User Exists' to 'Return the Existing User'/);
				assert.equal(servetel.created.length, 1);
			});
		},
	};
}

export const editing: Area = {
	title: 'In the editor',
	inBrowser: true,
	checks: [created('light'), created('dark')],
};
