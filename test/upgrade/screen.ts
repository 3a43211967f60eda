import {
	NodeHelpers,
	type ICredentialType,
	type INode,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { VENDORS } from '../e2e/accounts';
import type { N8nRest } from '../e2e/rest';
import { CREATE_USER_TYPE } from '../e2e/stage';

/** What n8n tells its editor of this package. */
export interface Screen {
	node: INodeTypeDescription;
	credentials: ICredentialType[];
}

export async function screenOf(rest: N8nRest): Promise<Screen> {
	const node = await rest.nodeType(CREATE_USER_TYPE);
	if (!node) throw new Error('n8n does not have the node');
	const all = await rest.types<ICredentialType>('credentials');
	const names = Object.values(VENDORS).map(({ credential }) => credential);
	return { node, credentials: all.filter(({ name }) => names.includes(name)) };
}

/** All that is shown, as texts by their place: what the editor never shows is left out. */
export function shownOn({ node, credentials }: Screen): Map<string, string> {
	return new Map([
		...placesIn(node, 'node'),
		...credentials.flatMap((one) => placesIn(one, one.name)),
	]);
}

/** What the editor is told and does not show: methods behind lists, the request of a credential's test. */
const NOT_SHOWN = /^(__.+|test)$/;

function placesIn(value: unknown, place: string): Array<[string, string]> {
	if (isHidden(value)) return [];
	if (typeof value !== 'object' || value === null) return [[place, JSON.stringify(value)]];
	// A parameter keeps its place when another one comes before it.
	const entries = Array.isArray(value)
		? value.map((one: unknown, at) => [nameOf(one) ?? at, one] as const)
		: Object.entries(value).filter(([key]) => !NOT_SHOWN.test(key));
	return entries.flatMap(([key, one]) => placesIn(one, `${place}/${key}`));
}

function nameOf(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null || !('name' in value)) return undefined;
	const { name, displayOptions = {} } = value as INodeProperties;
	// Vendors have parameters of the same name.
	const { vendor, mappingMode } = displayOptions.show ?? {};
	return [name, vendor, mappingMode].filter((part) => part !== undefined).join('+');
}

function isHidden(value: unknown): boolean {
	return (value as Partial<INodeProperties> | null)?.type === 'hidden';
}

/** The node's parameters as its open panel has them, defaults included. */
export function openedParameters(node: INode, { node: type }: Screen): object {
	const { properties } = type;
	const { parameters } = node;
	return NodeHelpers.getNodeParameters(properties, parameters, true, false, node, type) ?? {};
}
