import assert from 'node:assert/strict';
import type { INode } from 'n8n-workflow';
import type { Area, Check } from '../check';
import { mapped, people } from '../people';
import { CREATE_USER, using } from '../stage';
import { onScreen } from './editor-helpers';

const automatic: Check = {
	name: 'Map Automatically: chosen and run; a line above the output says which fields were used',
	async run(stage) {
		const credential = await stage.credential('crmcom');
		const rows = [{ Username: 'auto.one', 'First Name': 'Ann', last_name: 'One', Shoe: 41 }];
		const { id } = await stage.rest.createWorkflow(
			stage.workflow(rows, {
				parameters: { vendor: 'crmcom' },
				credentials: using(credential),
			}),
		);
		await onScreen(stage, {}, async ({ editor, panel }) => {
			await editor.openWorkflow(id);
			await editor.openNode(CREATE_USER);
			await panel.choose('mappingMode', 'Map Automatically');
			assert.deepEqual((await panel.labels()).slice(2), [
				'Mapping Mode',
				'Access Fields to Take From Input',
				'Values for Every User',
				'Options',
			]);
			await panel.addField('Add Field', 'Generate Password');
			await panel.input('generatePassword').click();
			await panel.addField('Add Field', 'User Template');
			await panel.fillLocator('userTemplate', 'Back Office');
			const { status, text } = await panel.execute();
			assert.equal(status, 'success', text);
			assert.match(text, /Input fields used: Username, First Name, last_name\. Not used: Shoe\./);
			assert.deepEqual(
				stage.sandbox.crmcom.created.map(({ login }) => login),
				['auto.one'],
			);
		});
	},
};

const dryRun: Check = {
	name: 'Dry Run: switched on, seen on the canvas, nothing is created',
	async run(stage) {
		const credential = await stage.credential('servetel');
		const { id } = await stage.rest.createWorkflow(
			stage.workflow(people('dry.one'), {
				parameters: mapped('servetel'),
				credentials: using(credential),
			}),
		);
		await onScreen(stage, {}, async ({ editor, panel }) => {
			await editor.openWorkflow(id);
			assert.match(await editor.node(CREATE_USER).innerText(), /Create User\s+Servetel$/);
			await editor.openNode(CREATE_USER);
			await panel.addField('Add Option', 'Dry Run');
			await panel.input('dryRun').click();
			const { text } = await panel.execute();
			assert.match(text, /Dry Run is on: nothing was sent to Servetel\. 1 users? would be created/);
			assert.match(text, /wouldCreate/);
			await editor.closeNode();
			assert.match(await editor.node(CREATE_USER).innerText(), /Dry Run: Servetel/);
		});
		assert.equal(stage.sandbox.servetel.count('create'), 0);
	},
};

const preview: Check = {
	name: 'before the first run, the next node is offered the fields of the output',
	async run(stage) {
		const workflow = stage.workflow([{}], { parameters: mapped('servetel') });
		const next: INode = {
			id: 'a0000000-0000-4000-8000-000000000003',
			name: 'Next',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position: [480, 0],
			parameters: {},
		};
		workflow.nodes.push(next);
		workflow.connections[CREATE_USER] = { main: [[{ node: 'Next', type: 'main', index: 0 }]] };
		const { id } = await stage.rest.createWorkflow(workflow);
		await onScreen(stage, {}, async ({ editor }) => {
			await editor.openWorkflow(id);
			await editor.openNode('Next');
			const input = editor.panel.getByTestId('ndv-input-panel');
			await input.getByText('Usually outputs the following fields').waitFor();
			const text = await input.innerText();
			for (const field of ['action', 'vendor', 'userId', 'loginId', 'extension', 'password']) {
				assert.match(text, new RegExp(`\\b${field}\\b`));
			}
		});
	},
};

export const modes: Area = {
	title: 'In the editor, modes',
	inBrowser: true,
	checks: [automatic, dryRun, preview],
};
