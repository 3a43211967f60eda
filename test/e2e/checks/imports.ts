import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	NodeHelpers,
	type INode,
	type INodeProperties,
	type INodePropertyCollection,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { Area, Check } from '../check';
import { EXAMPLE_FILES, THEIR_FILES } from '../example';
import { n8nCommand } from '../n8n-command';
import type { SavedWorkflow } from '../rest-types';
import type { Stage } from '../stage';
import { EXAMPLES } from '../world';

function typeOf(types: INodeTypeDescription[], node: INode): INodeTypeDescription {
	const versions = types.filter(({ name }) => name === node.type);
	assert.ok(versions.length > 0, `this n8n has no node ${node.type}`);
	const found = versions.find(({ version }) => [version].flat().includes(node.typeVersion));
	assert.ok(found, `this n8n has no version ${node.typeVersion} of ${node.type}`);
	return found;
}

/** Parameters that the node does not have: n8n keeps them silently and never uses them. */
function unknownParameters(properties: INodeProperties[], values: object, path = ''): string[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const same = properties.filter((property) => property.name === name);
		if (same.length === 0) return [`${path}${name}`];
		if (typeof value !== 'object' || value === null) return [];
		const inner = `${path}${name}.`;
		const options = same.flatMap((property) => property.options ?? []);
		if (same.some(({ type }) => type === 'collection')) {
			return unknownParameters(options as INodeProperties[], value, inner);
		}
		if (!same.some(({ type }) => type === 'fixedCollection')) return [];
		const groups = options as INodePropertyCollection[];
		return Object.entries(value).flatMap(([group, rows]) => {
			const known = groups.filter((one) => one.name === group);
			if (known.length === 0) return [`${inner}${group}`];
			const fields = known.flatMap((one) => one.values);
			const each = [rows].flat() as object[];
			return each.flatMap((row) => unknownParameters(fields, row, `${inner}${group}.`));
		});
	});
}

/** What the editor marks with a red triangle; it fills in the defaults first. */
function missingParameters(type: INodeTypeDescription, node: INode): object {
	const { properties } = type;
	const parameters = NodeHelpers.getNodeParameters(
		properties,
		node.parameters,
		true,
		false,
		node,
		type,
	);
	const filled = { ...node, parameters: parameters ?? {} };
	return NodeHelpers.getNodeParametersIssues(properties, filled, type)?.parameters ?? {};
}

/** Imports the shipped file as it is, the way an operator does on n8n's host; gives what is saved then. */
async function imported({ rest, world }: Stage, file: string): Promise<SavedWorkflow> {
	const path = join(EXAMPLES, file);
	const said = await n8nCommand(world.n8n, 'import:workflow', `--input=${path}`);
	assert.equal(said, 'Importing 1 workflows...\nSuccessfully imported 1 workflow.\n');
	const shipped = JSON.parse(readFileSync(path, 'utf8')) as SavedWorkflow;
	const saved = await rest.session.get<SavedWorkflow>(`/rest/workflows/${shipped.id}`);
	assert.equal(saved.name, shipped.name);
	assert.deepEqual(saved.nodes, shipped.nodes);
	assert.deepEqual(saved.connections, shipped.connections);
	assert.deepEqual(saved.settings, shipped.settings);
	return saved;
}

/** The note tells first what to do, and names every node in which something is to be chosen or replaced. */
function assertExplained(nodes: INode[]): void {
	const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
	assert.equal(notes.length, 1, 'sticky notes');
	const content = String(notes[0]?.parameters.content);
	assert.match(content, /^## .+\n\n1\. /);
	const [, steps = ''] = content.split('\n\n');
	for (const { name, credentials, parameters } of nodes) {
		const isOwn = credentials !== undefined || JSON.stringify(parameters).includes(THEIR_FILES);
		if (isOwn) assert.ok(steps.includes(`**${name}**`), `the steps name ${name}`);
	}
}

function imports(file: string): Check {
	return {
		name: `${file}: imported as it is without a warning; every node, version, parameter and credential type is known, nothing is missing`,
		async run(stage) {
			const { session } = stage.rest;
			const types = await session.get<INodeTypeDescription[]>('/types/nodes.json');
			const credentials = await session.get<Array<{ name: string }>>('/types/credentials.json');
			const { nodes } = await imported(stage, file);
			for (const node of nodes) {
				const type = typeOf(types, node);
				assert.deepEqual(unknownParameters(type.properties, node.parameters), [], node.name);
				assert.deepEqual(missingParameters(type, node), {}, node.name);
				for (const name of Object.keys(node.credentials ?? {})) {
					assert.ok(
						credentials.some((one) => one.name === name),
						`this n8n has no credential ${name}`,
					);
				}
			}
			assertExplained(nodes);
		},
	};
}

export const importing: Area = {
	title: 'Example workflows, imported',
	checks: EXAMPLE_FILES.map(imports),
};
