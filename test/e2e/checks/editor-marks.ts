import assert from 'node:assert/strict';
import type { INode } from 'n8n-workflow';
import type { Area, Check } from '../check';
import { example, EXAMPLE_FILES } from '../example';
import { mapped } from '../people';
import { until } from '../session';
import { createUserNode, using, type Stage } from '../stage';
import type { SavedCredential, SavedWorkflow } from '../rest-types';
import { onScreen, type Screen } from './editor-helpers';

/** Opens a workflow; gives what marks its nodes as unfit to run, once all of them are there. */
async function marksOf({ editor, page }: Screen, { id, nodes }: SavedWorkflow): Promise<string[]> {
	const shown = nodes.filter(({ type }) => !type.endsWith('.stickyNote')).length;
	await editor.openWorkflow(id);
	await until(`${shown} nodes on the canvas`, async () =>
		(await page.getByTestId('canvas-node').count()) === shown ? true : undefined,
	);
	return await editor.marks();
}

async function allCredentials(stage: Stage): Promise<SavedCredential[]> {
	return [
		await stage.credential('servetel'),
		await stage.credential('acefone'),
		await stage.credential('crmcom'),
		await stage.otherCredential({
			name: 'SMTP account',
			type: 'smtp',
			data: { host: '127.0.0.1' },
		}),
		await stage.otherCredential({ name: 'OpenAI', type: 'openAiApi', data: { apiKey: 'none' } }),
	];
}

const unmarked: Check = {
	name: 'every example on the canvas: n8n knows every node, and none has a warning sign',
	async run(stage) {
		const credentials = await allCredentials(stage);
		await onScreen(stage, { width: 1320, height: 640 }, async (screen) => {
			for (const file of EXAMPLE_FILES) {
				const saved = await stage.rest.createWorkflow(
					example(file, stage.world.files, credentials),
				);
				assert.deepEqual(await marksOf(screen, saved), [], file);
				if (file === 'form-to-user.json') await screen.picture('canvas.png');
			}
		});
	},
};

/** A node that can run, but for what is changed in it. */
function spoiled(name: string, credential: SavedCredential, change: Partial<INode>): INode {
	return createUserNode({
		id: name,
		name,
		parameters: mapped('servetel'),
		credentials: using(credential),
		...change,
	});
}

const marked: Check = {
	name: 'the proof of that: an unknown node or version, an empty mandatory field and a missing credential are marked',
	async run(stage) {
		const credential = await stage.credential('servetel');
		const changes: Record<string, Partial<INode>> = {
			Whole: {},
			'Unknown package': { type: 'n8n-nodes-of-nobody.createUser' },
			'Unknown node': { type: 'n8n-nodes-base.createUser' },
			'Unknown version': { typeVersion: 99 },
			'Empty field': { parameters: mapped('servetel', { email: '' }) },
			'No credential': { credentials: {} },
		};
		const nodes = Object.entries(changes).map(([name, change], at) =>
			spoiled(name, credential, { position: [at * 240, 0], ...change }),
		);
		const saved = await stage.rest.createWorkflow({ name: 'Marks', nodes, connections: {} });
		await onScreen(stage, { width: 1600 }, async (screen) => {
			assert.deepEqual((await marksOf(screen, saved)).sort(), [
				'Empty field: node-issues',
				'No credential: node-issues',
				'Unknown node: no input or output',
				'Unknown package: no input or output',
				'Unknown package: node-not-installed',
				'Unknown version: no input or output',
			]);
		});
	},
};

export const marking: Area = {
	title: 'In the editor, warning signs',
	inBrowser: true,
	checks: [unmarked, marked],
};
