import type { INodeProperties } from 'n8n-workflow';

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

/** What can be done about a login that is taken; not every vendor can update users. */
const RETURN_CHOICES = [
	{
		name: 'Return an Error',
		value: 'error',
		description: 'Nothing is changed, and the item is refused with the login that is taken',
	},
	{
		name: 'Return the Existing User',
		value: 'return',
		description: 'The vendor is asked first, and the user who has this login is returned unchanged',
	},
];
const UPDATE_CHOICE = {
	name: 'Update the Existing User',
	value: 'update',
	description:
		'The vendor is asked first, and the fields that it can update are sent. The password is left alone.',
};

const namesOf = (some: readonly Vendor[]) => some.map(({ name }) => name);

function ifUserExists(vendors: readonly Vendor[], canUpdate: boolean): INodeProperties {
	const some = vendors.filter(({ update }) => (update !== undefined) === canUpdate);
	return {
		displayName: 'If User Exists',
		name: 'ifUserExists',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { vendor: namesOf(some) } },
		options: canUpdate ? [...RETURN_CHOICES, UPDATE_CHOICE] : RETURN_CHOICES,
		default: 'error',
		description: 'What to do with an item whose login the vendor already has',
	};
}

const mapping: INodeProperties[] = [
	{
		displayName: 'Mapping Mode',
		name: 'mappingMode',
		type: 'options',
		noDataExpression: true,
		displayOptions: { hide: { '@tool': [true] } },
		options: [
			{
				name: 'Map Automatically',
				value: 'autoMap',
				description:
					'Use when the fields of the input have the same names as the fields of the vendor',
			},
			{
				name: 'Map Each Field Below',
				value: 'defineBelow',
				description: 'Set the value for each field of the user',
			},
		],
		default: 'defineBelow',
	},
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
		ifUserExists(vendors, true),
		ifUserExists(vendors, false),
		...mapping,
		...platforms(vendors).flatMap((brands) => screenOf(brands[0] as Vendor, namesOf(brands))),
	];
}
