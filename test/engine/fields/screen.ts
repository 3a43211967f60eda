import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import type { VendorName } from '../../sandbox';
import { nodeTypes } from '../fixture';

export const { description } = nodeTypes['n8n-nodes-create-user.createUser'];

const node = { typeVersion: 1 };

/** The node as the tool of an AI agent: n8n gives it this name. */
export const toolDescription = { ...description, name: `${description.name}Tool` };

/** What is chosen, and the default of everything else. */
function valuesOf(vendor: VendorName, chosen: INodeParameters): INodeParameters {
	const given = { ...chosen, vendor };
	const { properties } = description;
	const values = NodeHelpers.getNodeParameters(properties, given, true, true, node, description);
	return values ?? {};
}

/** The parameters that n8n shows from top to bottom, with these chosen and the rest at its default. */
export function screenOf(
	vendor: VendorName,
	chosen: INodeParameters = {},
	type = description,
): INodeProperties[] {
	const values = valuesOf(vendor, chosen);
	return type.properties.filter((property) =>
		NodeHelpers.displayParameter(values, property, node, type),
	);
}

/** The entries of a collection that can be added. */
export function entriesShown(
	vendor: VendorName,
	collection: string,
	chosen: INodeParameters = {},
	type = description,
): INodeProperties[] {
	const values = valuesOf(vendor, chosen);
	return entriesOf(onScreen(screenOf(vendor, chosen, type), collection)).filter((entry) =>
		NodeHelpers.displayParameter({}, entry, node, type, values),
	);
}

/** The entries of a collection, or the values of a fixed collection's only group. */
export function entriesOf(property: INodeProperties | undefined): INodeProperties[] {
	const options = (property?.options ?? []) as INodeProperties[];
	const [group] = property?.options ?? [];
	return group && 'values' in group ? group.values : options;
}

/** The parameter of this name on the screen. */
export function onScreen(screen: INodeProperties[], name: string): INodeProperties | undefined {
	return screen.find((property) => property.name === name);
}
