import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { ifUserExists, mappingMode } from '../vendors/common';
import type { Vendor } from '../vendors/contract';
import { screenOf } from './fields';

const vendorParameter: INodeProperties = {
	displayName: 'Vendor',
	name: 'vendor',
	type: 'options',
	noDataExpression: true,
	options: [],
	default: '',
};

function vendorChoice(vendors: readonly Vendor[]): INodeProperties {
	const options = vendors.map(({ name, label, description }) => ({
		name: label,
		value: name,
		description,
	}));
	return { ...vendorParameter, options, default: vendors[0]?.name ?? '' };
}

const namesOf = (some: readonly Vendor[]) => some.map(({ name }) => name);

function takenLogin(vendors: readonly Vendor[], canUpdate: boolean): INodeProperties {
	const some = vendors.filter(({ update }) => (update !== undefined) === canUpdate);
	const choices = (ifUserExists.options ?? []) as INodePropertyOptions[];
	return {
		...ifUserExists,
		displayOptions: { show: { vendor: namesOf(some) } },
		options: choices.filter(({ value }) => canUpdate || value !== 'update'),
	};
}

const mapping: INodeProperties[] = [
	mappingMode,
	{
		displayName:
			"In this mode, make sure the incoming data is named the same as the fields of this node, for example 'Email' or 'email'. (Use an 'Edit Fields' node before this node to change it if required.)",
		name: 'autoMapNotice',
		type: 'notice',
		displayOptions: { show: { mappingMode: ['autoMap'] } },
		default: '',
	},
];

/** Brands of one platform share every parameter, so switching the vendor keeps what is mapped. */
function platforms(vendors: readonly Vendor[]): Vendor[][] {
	const fields = [...new Set(vendors.map((vendor) => vendor.fields))];
	return fields.map((same) => vendors.filter((vendor) => vendor.fields === same));
}

/** The screen of the node, from top to bottom. */
export function parametersOf(vendors: readonly Vendor[]): INodeProperties[] {
	return [
		vendorChoice(vendors),
		takenLogin(vendors, true),
		takenLogin(vendors, false),
		...mapping,
		...platforms(vendors).flatMap((brands) => screenOf(brands[0] as Vendor, namesOf(brands))),
	];
}
