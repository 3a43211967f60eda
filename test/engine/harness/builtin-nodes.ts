import './environment';
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodeType,
} from 'n8n-workflow';

const main = NodeConnectionTypes.Main;

/** A node that hands its items on unchanged; it stands in for nodes whose work a run does not need. */
export function passThrough(name: string, group: 'trigger' | 'transform'): INodeType {
	return {
		description: {
			displayName: name,
			name: `n8n-nodes-base.${name}`,
			group: [group],
			version: [1, 1.1, 1.2, 2, 2.1, 2.2, 2.3, 2.4, 2.5],
			description: '',
			defaults: { name },
			inputs: group === 'trigger' ? [] : [main],
			outputs: name === 'stickyNote' ? [] : [main],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			return [this.getInputData()];
		},
	};
}

const setProperties: INodeProperties[] = [
	{ displayName: 'Fields', name: 'assignments', type: 'assignmentCollection', default: {} },
	{
		displayName: 'Include Other Fields',
		name: 'includeOtherFields',
		type: 'boolean',
		default: false,
	},
];

/** Edit Fields (Set) from version 3.3, manual mode only. */
function set(): INodeType {
	const { description } = passThrough('set', 'transform');
	return {
		description: { ...description, version: [3, 3.1, 3.2, 3.3, 3.4], properties: setProperties },
		async execute(this: IExecuteFunctions) {
			const items = this.getInputData().map((item, index): INodeExecutionData => {
				const { assignments = [] } = this.getNodeParameter('assignments', index, {}) as {
					assignments?: Array<{ name: string; value: IDataObject[string] }>;
				};
				const kept = this.getNodeParameter('includeOtherFields', index, false) ? item.json : {};
				const json = { ...kept };
				for (const { name, value } of assignments) json[name] = value;
				return { json, pairedItem: { item: index } };
			});
			return [items];
		},
	};
}

/** Stand-ins for n8n's own nodes, so that whole workflows can run; what a trigger puts out is pinned. */
export function builtInNodes(): Record<string, INodeType> {
	const triggers = ['manualTrigger', 'webhook', 'formTrigger', 'scheduleTrigger'];
	const nodes = [
		...triggers.map((name) => passThrough(name, 'trigger')),
		passThrough('noOp', 'transform'),
		passThrough('stickyNote', 'transform'),
		set(),
	];
	return Object.fromEntries(nodes.map((node) => [node.description.name, node]));
}
