import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { methodsOf } from './screen/lists';
import { parametersOf } from './screen/parameters';
import { createUsers } from './run/create-users';
import { vendors } from './vendors/registry';

/** What the canvas shows of the parameter `Vendor`. */
const labels = JSON.stringify(Object.fromEntries(vendors.map(({ name, label }) => [name, label])));

export class CreateUser implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Create User',
		name: 'createUser',
		icon: { light: 'file:createUser.svg', dark: 'file:createUser.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: `={{ ($parameter.options?.dryRun ? "Dry Run: " : "") + (${labels})[$parameter.vendor] }}`,
		description: 'Create users at Acefone, CRM.COM or Servetel',
		defaults: { name: 'Create User' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		// `hide` and not `show`: with `show` the editor takes Vendor for the switch of an authentication
		// and removes it from the screen.
		credentials: vendors.map(({ name, credential }) => ({
			name: credential,
			required: true,
			displayOptions: {
				hide: { vendor: vendors.map((other) => other.name).filter((other) => other !== name) },
			},
		})),
		properties: parametersOf(vendors),
	};

	methods = methodsOf(vendors);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await createUsers(this);
	}
}
