import './environment';
import { NodeHelpers, UserError } from 'n8n-workflow';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** The registry of credential types, with what they inherit through `extends`. */
export class CredentialTypes {
	private readonly types: Map<string, ICredentialType>;

	constructor(types: ICredentialType[]) {
		this.types = new Map(types.map((type) => [type.name, type]));
	}

	get(name: string): ICredentialType {
		const type = this.types.get(name);
		if (!type) throw new UserError(`Unrecognized credential type: ${name}`);
		return type;
	}

	parents(name: string): string[] {
		const own = this.types.get(name)?.extends ?? [];
		return [...own, ...own.flatMap((parent) => this.parents(parent))];
	}

	properties(name: string): INodeProperties[] {
		const type = this.get(name);
		const merged: INodeProperties[] = [];
		for (const parent of type.extends ?? []) {
			NodeHelpers.mergeNodeProperties(merged, this.properties(parent));
		}
		NodeHelpers.mergeNodeProperties(merged, type.properties);
		return merged;
	}
}
