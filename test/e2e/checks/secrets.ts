import assert from 'node:assert/strict';
import { parse, stringify } from 'flatted';
import type { INodeExecutionData, IRunExecutionData } from 'n8n-workflow';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Area, Check } from '../check';
import { readDatabase, type Row, type Tables } from '../database';
import { formsOf } from '../secret-forms';
import { CREATE_USER, type Stage } from '../stage';

/** A text that n8n has kept, and where. */
type Kept = [place: string, text: string];

/** Copies of what is published: packages, and n8n's own editor. */
const PUBLISHED = /node_modules|\.cache.n8n.public/;

/** Every other file that n8n has written: database, logs, binary data, settings. */
function files({ world }: Stage): Kept[] {
	const entries = readdirSync(world.n8n.userFolder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && !PUBLISHED.test(entry.parentPath))
		.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), 'latin1')]);
}

function columns(tables: Tables, isWanted: (table: string, column: string) => boolean): Kept[] {
	return [...tables].flatMap(([table, rows]) =>
		Object.keys(rows[0] ?? {})
			.filter((column) => isWanted(table, column))
			.map((column): Kept => [`${table}.${column}`, rows.map((row) => row[column]).join('\n')]),
	);
}

function assertNowhere(secrets: Set<string>, kept: Kept[]): void {
	for (const secret of secrets) {
		for (const form of formsOf(secret)) {
			const places = kept.filter(([, text]) => text.includes(form)).map(([place]) => place);
			assert.deepEqual(places, [], secret.slice(0, 24));
		}
	}
}

/** What is saved on purpose is found, so the search can find things. */
function assertFound(text: string, where: string, kept: Kept[]): void {
	const isThere = kept.some(([place, content]) => place === where && content.includes(text));
	assert.ok(isThere, `${text} is found in ${where}`);
}

const ofAccounts: Check = {
	name: 'no password, key or token of an account, right or wrong, is in executions, the database, files or the log, nor in base64',
	async run(stage) {
		const { secrets, n8n } = stage.world;
		const tables = await readDatabase(n8n.userFolder);
		const log: Kept = ['log', n8n.log.text()];
		const kept = [log, ...files(stage), ...columns(tables, () => true)];
		assertNowhere(secrets, kept);
		const isAnyWrong = [...secrets].some((secret) => secret.startsWith('wrong-'));
		assert.ok(isAnyWrong, 'what was typed in wrongly is searched for');
		assertFound('asha.rao', 'execution_data.data', kept);
		assertFound('asha.rao', 'database.sqlite', kept);
		assertFound('Create User was stopped', 'log', kept);
	},
};

/** What an execution has saved beside the items that its nodes were given and gave. */
function besideItems(row: Row): string {
	const { resultData, executionData, ...rest } = parse(String(row.data)) as IRunExecutionData;
	const runs = Object.entries(resultData.runData ?? {}).flatMap(([node, all]) =>
		all.map(({ data, inputOverride, ...beside }) => {
			if (node !== CREATE_USER) return beside;
			const given = isToldToAgent(row) ? [] : data?.ai_tool;
			return { ...beside, inputOverride, given, created: withoutPassword(data?.main) };
		}),
	);
	const { contextData, metadata } = executionData ?? {};
	const { error, metadata: ofRun } = resultData;
	return stringify({ ...rest, error, ofRun, contextData, metadata, runs });
}

function withoutPassword(branches: Array<INodeExecutionData[] | null> = []): object[] {
	return branches.flatMap((items) =>
		(items ?? []).map(({ json: { password: _, ...json }, ...item }) => ({ ...item, json })),
	);
}

/** What the node told an agent: n8n writes what tools answer into its log of events too. */
const isToldToAgent = ({ workflowData }: Row) =>
	/"showPasswordToAgent":\s*true/.test(String(workflowData));

const ofUsers: Check = {
	name: "a user's first password is saved in the field 'password' of the node's output and with the items of other nodes, and nowhere else",
	async run(stage) {
		const { passwords, n8n } = stage.world;
		const tables = await readDatabase(n8n.userFolder);
		const executions = tables.get('execution_data') ?? [];
		const ids = (table: string, column: string) =>
			(tables.get(table) ?? []).map((row) => String(row[column])).sort();
		assert.deepEqual(ids('execution_data', 'executionId'), ids('execution_entity', 'id'));
		const kept: Kept[] = [
			['log', n8n.log.text()],
			...files(stage).filter(([name]) => !name.startsWith('database.sqlite')),
			// What an operator has pinned are items too.
			...columns(tables, (table, column) => table !== 'execution_data' && column !== 'pinData'),
			...executions.map((row): Kept => [`execution ${row.executionId}`, besideItems(row)]),
		];
		const shownIn = (rows: Row[]) => {
			const items = rows.map(({ data }) => String(data)).join();
			return new Set([...passwords].filter((password) => items.includes(password)));
		};
		const told = shownIn(executions.filter(isToldToAgent));
		const untold = new Set([...passwords].filter((password) => !told.has(password)));
		assertNowhere(untold, kept);
		const besideEvents = kept.filter(([place]) => !place.startsWith('n8nEventLog'));
		assertNowhere(told, besideEvents);
		// The others are those of stopped runs and of agents that are not told.
		const shown = shownIn(executions).size;
		assert.ok(shown > passwords.size / 2, `${shown} of ${passwords.size} are found`);
	},
};

export const secrets: Area = { title: 'Secrets', checks: [ofAccounts, ofUsers] };
