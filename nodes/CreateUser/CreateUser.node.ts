import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';

import { methods } from './lists';
import { parameters } from './parameters';
import { createUsers } from './run/run';
import { vendorNamed, vendors } from './vendors/registry';

export class CreateUser implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Create User',
		name: 'createUser',
		icon: { light: 'file:createUser.svg', dark: 'file:createUser.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ ($parameter.options?.dryRun ? "Dry Run: " : "") + ({ acefone: "Acefone", crmcom: "CRM.COM", servetel: "Servetel" })[$parameter.vendor] }}',
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
		properties: parameters,
	};

	methods = methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const name = this.getNodeParameter('vendor', 0);
		const vendor = vendorNamed(name);
		if (!vendor) throw new NodeOperationError(this.getNode(), `'Vendor' is ${String(name)}`);
		return await createUsers(this, vendor);
	}
}
