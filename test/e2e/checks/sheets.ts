import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { BAD_ROWS, readSheet, REPEAT } from '../../../examples/sheet';
import { VENDOR_NAMES } from '../accounts';
import type { Area, Check } from '../check';
import { example } from '../example';
import { errorOf, outputOf, runDataOf, type Execution } from '../executions';
import { CREATE_USER } from '../stage';
import type { VendorName } from '../../sandbox';

const ROWS = readSheet().length;
/** Every line but the bad ones and the repeat. */
const CREATED = ROWS - BAD_ROWS.length - 1;

function csvOf(file: string): Array<Record<string, string>> {
	return parse(readFileSync(file, 'utf8'), { columns: true, bom: true });
}

/** The file of this run alone: one of an earlier run must not pass for it. */
function refusedFile(execution: Execution, folder: string): string {
	const [written] = outputOf(execution, 'Write the Refused Rows');
	const file = String(written?.json.fileName);
	assert.equal(dirname(file), folder);
	assert.match(basename(file), /^refused-\d{4}-\d\d-\d\d-\d{6}\.csv$/, 'the time of the run');
	return file;
}

function csv(vendor: VendorName): Check {
	return {
		name: `csv-to-${vendor}.json: ${CREATED} users, refused rows in a file`,
		async run(stage) {
			const standIn = stage.sandbox[vendor];
			const { files } = stage.world;
			const workflow = example(`csv-to-${vendor}.json`, files, [await stage.credential(vendor)]);
			const { execution } = await stage.runToEnd(workflow, 'When clicking Execute workflow');
			assert.equal(execution.status, 'success', errorOf(execution)?.message);
			assert.equal(standIn.created.length, CREATED);
			assert.equal(standIn.count('create'), CREATED);
			assert.ok(standIn.count('login') <= 1);
			const created = outputOf(execution, CREATE_USER);
			for (const { json } of created) {
				assert.ok(standIn.signIn(String(json.loginId), String(json.password)), `${json.loginId}`);
				assert.ok(json['Employee Code'], "the sheet's own fields are passed on");
			}
			const repeated = created.find(({ json }) => json.row_number === REPEAT.of);
			const items = [repeated?.pairedItem].flat().map((pair) => (pair as { item: number }).item);
			assert.deepEqual(items, [REPEAT.of - 2, REPEAT.row - 2]);
			const refused = csvOf(refusedFile(execution, files));
			assert.deepEqual(
				refused.map(({ row }) => Number(row)),
				BAD_ROWS,
			);
			for (const { login, outcome, reason, what_to_do: advice } of refused) {
				assert.ok(login && reason && advice, 'login, reason and advice');
				assert.equal(outcome, 'refused');
			}
		},
	};
}

const again: Check = {
	name: `the same sheet twice with 'Return the Existing User': the second run creates nobody`,
	async run(stage) {
		const { acefone } = stage.sandbox;
		const workflow = example('csv-to-acefone.json', stage.world.files, [
			await stage.credential('acefone'),
		]);
		for (const node of workflow.nodes) {
			if (node.name === CREATE_USER) node.parameters.ifUserExists = 'return';
		}
		const from = 'When clicking Execute workflow';
		const { saved } = await stage.runToEnd(workflow, from);
		assert.equal(acefone.created.length, CREATED);
		const second = await stage.rest.finished(await stage.rest.run(saved, from));
		const actions = outputOf(second, CREATE_USER).map(({ json }) => json.action);
		assert.deepEqual(new Set(actions), new Set(['existing']));
		assert.equal(actions.length, CREATED);
		assert.equal(acefone.count('create'), CREATED);
		assert.ok(outputOf(second, CREATE_USER).every(({ json }) => !('password' in json)));
	},
};

/** What the status file must say of each row of the sheet. */
function expectedLines(action: 'created' | 'existing'): object[] {
	return readSheet().map(({ 'Login ID': login }, at) => ({
		row: String(at + 2),
		login: String(login).trim().toLowerCase(),
		result: BAD_ROWS.includes(at + 2) ? 'refused' : action,
	}));
}

/** With the batch size given, the row that repeats an earlier one is in the batch that is named. */
function nightly(batchSize: number, batch: string): Check {
	return {
		name: `nightly-sync.json in batches of ${batchSize}, a repeat in ${batch}: a result for every row; the next night creates nobody`,
		async run(stage) {
			const { crmcom } = stage.sandbox;
			const { files } = stage.world;
			const workflow = example('nightly-sync.json', files, [await stage.credential('crmcom')]);
			for (const { type, parameters } of workflow.nodes) {
				if (type.endsWith('.splitInBatches')) parameters.batchSize = batchSize;
			}
			const saved = await stage.rest.createWorkflow(workflow);
			for (const action of ['created', 'existing'] as const) {
				const execution = await stage.rest.finished(await stage.rest.run(saved, 'Every Night'));
				assert.equal(execution.status, 'success', errorOf(execution)?.message);
				assert.equal(runDataOf(execution)[CREATE_USER]?.length, Math.ceil(ROWS / batchSize));
				const lines = csvOf(join(files, 'hr-status.csv'));
				assert.deepEqual(
					lines.map(({ row, login, result }) => ({ row, login, result })),
					expectedLines(action),
				);
				for (const { row, result, user_id: id, reason, what_to_do: advice } of lines) {
					assert.ok(result === 'refused' ? reason && advice : id, `row ${row}: an ID or a reason`);
				}
				const ids = lines.map(({ user_id: id }) => id).filter((id) => id !== '');
				assert.equal(
					new Set(ids).size,
					CREATED,
					'the repeat has the ID of the row that it repeats',
				);
			}
			assert.equal(crmcom.created.length, CREATED);
			assert.equal(crmcom.count('create'), CREATED);
			assert.equal(crmcom.count('login'), 1);
		},
	};
}

export const sheets: Area = {
	title: 'Example workflows, sheets',
	checks: [
		...VENDOR_NAMES.map(csv),
		again,
		nightly(10, 'a later batch'),
		nightly(20, 'the same batch'),
	],
};
