import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import { BAD_ROWS } from '../../../examples/sheet';
import type { Area, Check } from '../check';
import { example } from '../example';
import { until } from '../session';
import { CREATE_USER, type Stage } from '../stage';
import { onScreen, type Screen } from './editor-helpers';
import type { SavedWorkflow } from '../rest-types';

/** The CSV example; the picture shows what the node puts out, not the sheet's own columns. */
async function sheetWorkflow(stage: Stage, stops: boolean): Promise<SavedWorkflow> {
	const workflow = example('csv-to-servetel.json', stage.world.files, [
		await stage.credential('servetel'),
	]);
	for (const node of workflow.nodes) {
		if (node.name !== CREATE_USER) continue;
		(node.parameters as IDataObject).options = {};
		if (stops) node.onError = 'stopWorkflow';
	}
	return await stage.rest.createWorkflow(workflow);
}

/** Presses *Execute workflow* and waits until n8n says that it has ended. */
async function execute({ page }: Screen, stage: Stage, { id }: SavedWorkflow): Promise<void> {
	await page.getByTestId('execute-workflow-button').first().click();
	const [execution = ''] = await until('an execution', async () => {
		const ids = await stage.rest.executionIds({ id } as SavedWorkflow);
		return ids.length > 0 ? ids : undefined;
	});
	await stage.rest.finished(execution);
	await page.waitForTimeout(1_500);
}

const ran: Check = {
	name: 'the CSV example on the canvas: run, counted on both branches, users and a summary in the output',
	async run(stage) {
		const saved = await sheetWorkflow(stage, false);
		await onScreen(stage, { width: 1320, height: 760 }, async (screen) => {
			const { editor, picture, page } = screen;
			await editor.openWorkflow(saved.id);
			await execute(screen, stage, saved);
			const canvas = await page.getByTestId('canvas').innerText();
			assert.match(canvas, /27 items/);
			assert.match(canvas, /2 items/);
			await editor.openNode(CREATE_USER);
			const output = editor.panel.getByTestId('output-panel');
			await output.getByText('30 items: 27 created, 2 refused, 1 the same').waitFor();
			assert.match(await output.innerText(), /created\s+servetel\s+\d+\s+asha\.rao/);
			await picture('created.png');
		});
	},
};

const refused: Check = {
	name: 'the CSV example with On Error on Stop: the error panel lists every bad line, nothing was sent',
	async run(stage) {
		const saved = await sheetWorkflow(stage, true);
		await onScreen(stage, { width: 1320, height: 760 }, async (screen) => {
			const { editor, picture } = screen;
			await editor.openWorkflow(saved.id);
			await execute(screen, stage, saved);
			await editor.openNode(CREATE_USER);
			const output = editor.panel.getByTestId('output-panel');
			await output
				.getByText("2 of 30 items can't be sent, so no user was created")
				.first()
				.waitFor();
			const text = await output.innerText();
			for (const row of BAD_ROWS) assert.match(text, new RegExp(`row ${row}, `));
			assert.match(text, /'Mobile Number' is 9\.19877E\+11/);
			assert.match(text, /set 'On Error' in the Settings of this node/);
			assert.ok(!/<br>|&lt;|&amp;/.test(text), 'the description is rendered');
			await picture('refused.png');
		});
		assert.equal(stage.sandbox.servetel.count('create'), 0);
	},
};

export const sheetOnScreen: Area = {
	title: 'In the editor, a sheet',
	inBrowser: true,
	checks: [ran, refused],
};
