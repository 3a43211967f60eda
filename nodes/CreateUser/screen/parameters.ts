import type { INodeProperties } from 'n8n-workflow';

import type { Vendor } from '../vendors/contract';
import { crmComParameters } from '../vendors/crmcom/parameters';
import { vendors } from '../vendors/registry';
import { telephonyParameters } from '../vendors/telephony/parameters';

const vendorParameter: INodeProperties = {
	displayName: 'Vendor',
	name: 'vendor',
	type: 'options',
	noDataExpression: true,
	options: vendors.map(({ name, label, description }) => ({
		name: label,
		value: name,
		description,
	})),
	default: 'acefone',
};

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

const namesOf = (some: Vendor[]) => some.map(({ name }) => name);

const ifUserExists: INodeProperties[] = [
	{
		displayName: 'If User Exists',
		name: 'ifUserExists',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { vendor: namesOf(vendors.filter(({ update }) => update)) } },
		options: [...RETURN_CHOICES, UPDATE_CHOICE],
		default: 'error',
		description: 'What to do with an item whose login the vendor already has',
	},
	{
		displayName: 'If User Exists',
		name: 'ifUserExists',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { vendor: namesOf(vendors.filter(({ update }) => !update)) } },
		options: RETURN_CHOICES,
		default: 'error',
		description: 'What to do with an item whose login the vendor already has',
	},
];

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

/** The screen of the node, from top to bottom. */
export const parameters: INodeProperties[] = [
	vendorParameter,
	...ifUserExists,
	...mapping,
	...telephonyParameters,
	...crmComParameters,
];
