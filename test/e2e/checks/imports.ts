import assert from 'node:assert/strict';
import {
	NodeHelpers,
	type INode,
	type INodeProperties,
	type INodePropertyCollection,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { Area, Check } from '../check';
import { example, EXAMPLE_FILES } from '../example';

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

function imports(file: string): Check {
	return {
		name: `${file}: every node, version, parameter and credential type is known, nothing is missing`,
		async run({ rest, world }) {
			const types = await rest.session.get<INodeTypeDescription[]>('/types/nodes.json');
			const credentials =
				await rest.session.get<Array<{ name: string }>>('/types/credentials.json');
			const saved = await rest.createWorkflow(example(file, world.files));
			for (const node of saved.nodes) {
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
			const notes = saved.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
			assert.equal(notes.length, 1, 'sticky notes');
		},
	};
}

export const importing: Area = {
	title: 'Example workflows, imported',
	checks: EXAMPLE_FILES.map(imports),
};
