import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Theme } from '../browser';
import type { Area, Check } from '../check';
import { CREATE_USER } from '../stage';
import { onScreen } from './editor-helpers';

const VENDORS = ['servetel', 'acefone', 'crm.com'];
const TASKS = ['create user', 'user', 'agent', 'onboarding', 'telephony', 'new hire'];

const found: Check = {
	name: 'the node panel finds the node by vendor and by task',
	async run(stage) {
		await onScreen(stage, {}, async ({ editor }) => {
			await editor.newWorkflow();
			for (const text of [...VENDORS, ...TASKS]) {
				const names = await editor.searchNodes(text);
				assert.ok(names.includes(CREATE_USER), `'${text}' finds ${names.join()}`);
			}
		});
	},
};

const ICONS: Record<Theme, string> = { light: 'createUser.svg', dark: 'createUser.dark.svg' };

function icon(theme: Theme): Check {
	return {
		name: `${theme}: the icon is shown in the node panel, on the canvas and in the open node`,
		async run(stage) {
			const workflow = stage.workflow([], { parameters: { vendor: 'servetel' } });
			const { id } = await stage.rest.createWorkflow(workflow);
			await onScreen(stage, { theme }, async ({ editor }) => {
				const assertIcon = async (place: Locator) =>
					assert.deepEqual(new Set(await editor.images(place)), new Set([ICONS[theme]]));
				await editor.newWorkflow();
				await editor.searchNodes('servetel');
				await assertIcon(editor.foundNode(CREATE_USER));
				await editor.openWorkflow(id);
				await assertIcon(editor.node(CREATE_USER));
				await editor.openNode(CREATE_USER);
				await assertIcon(editor.panel);
			});
		},
	};
}

export const finding: Area = {
	title: 'In the editor, finding the node',
	inBrowser: true,
	checks: [found, icon('light'), icon('dark')],
};
