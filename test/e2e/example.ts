import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { SavedCredential, WorkflowToMake } from './rest-types';
import { EXAMPLES } from './world';

/** The folder that the examples name: where n8n's own container keeps files for workflows. */
export const THEIR_FILES = '/home/node/.n8n-files/';

/** The files of the example workflows. */
export const EXAMPLE_FILES = readdirSync(EXAMPLES).filter((file) => file.endsWith('.json'));

/** An example workflow as shipped, with its files in this folder and with these credentials chosen. */
export function example(
	file: string,
	files: string,
	credentials: SavedCredential[] = [],
): WorkflowToMake {
	const text = readFileSync(join(EXAMPLES, file), 'utf8').replaceAll(THEIR_FILES, `${files}/`);
	const { name, nodes, connections, settings, pinData } = JSON.parse(text) as WorkflowToMake;
	return {
		name,
		nodes: nodes.map((node) => ({ ...node, ...chosen(node, credentials) })),
		connections,
		settings,
		pinData,
	};
}

function chosen({ credentials }: INode, saved: SavedCredential[]): Pick<INode, 'credentials'> {
	if (!credentials) return {};
	const known = new Map(saved.map((one) => [one.type, { id: one.id, name: one.name }]));
	const entries = Object.entries(credentials).map(
		([type, before]) => [type, known.get(type) ?? before] as const,
	);
	return { credentials: Object.fromEntries(entries) };
}
