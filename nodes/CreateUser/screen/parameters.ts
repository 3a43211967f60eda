import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import {
	commonOptions,
	fixedValues,
	generatePassword,
	ifUserExists,
	inputAccessFields,
	mappingMode,
	optionsCollection,
} from '../vendors/common';
import type { Vendor } from '../vendors/contract';
import type { Collection, Field } from '../vendors/field';

const generatedPasswordNotice: INodeProperties = {
	displayName:
		"The generated password is part of this node's output and of the saved execution. To keep it out of the execution list, turn off 'Save successful production executions' in the workflow settings.",
	name: 'generatedPasswordNotice',
	type: 'notice',
	default: '',
};

/** What all collections of fields have in common. */
const ofFields = { type: 'collection', placeholder: 'Add Field', default: {} } as const;

type Shown = NonNullable<IDisplayOptions['show']>;

/** At the top level of the screen of some vendors. */
function placed(
	property: INodeProperties,
	show: Shown,
	more: Partial<INodeProperties> = {},
): INodeProperties {
	return { ...property, ...more, displayOptions: { show } };
}

/** As entries of a collection: those are listed by name. */
function collected(properties: readonly INodeProperties[]): INodeProperties[] {
	return [...properties].sort((a, b) => a.displayName.localeCompare(b.displayName));
}

/** Switches that begin switched on. */
function switchedOn(fields: readonly Field[]): Record<string, boolean> {
	const on = fields.filter(({ screen }) => screen.default === true);
	return Object.fromEntries(on.map(({ screen }) => [screen.name, true]));
}

/** A field of the top level; a switch always has a value, so n8n need not demand one. */
function topLevel({ screen, mandatory, is }: Field, show: Shown): INodeProperties[] {
	const isDemanded = mandatory && typeof screen.default !== 'boolean';
	const demanded = isDemanded ? { required: true } : {};
	if (is !== 'password') return [placed(screen, show, demanded)];
	return [
		placed(generatePassword, show),
		placed(screen, { ...show, generatePassword: [false] }, demanded),
		placed(generatedPasswordNotice, { ...show, generatePassword: [true] }),
	];
}

function collectionOf(collection: Collection, fields: Field[], show: Shown): INodeProperties {
	const { name, displayName } = collection;
	return placed({ ...ofFields, displayName, name }, show, {
		default: switchedOn(fields),
		options: collected(fields.map(({ screen }) => screen)),
	});
}

/** What grants access, by the label without what only a list needs: `Caller IDs`. */
function accessFields({ fields, accessHint }: Vendor): INodeProperties {
	const granting = fields.filter(({ grantsAccess }) => grantsAccess).map(({ screen }) => screen);
	return {
		...inputAccessFields,
		options: granting
			.map(({ displayName, name }) => ({
				name: displayName.replace(/ Names or IDs$/, 's'),
				value: name,
			}))
			.sort((a, b) => a.name.localeCompare(b.name)),
		description: accessHint,
	};
}

function valuesForEveryUser({ fields }: Vendor): INodeProperties {
	return {
		...fixedValues,
		default: switchedOn(fields),
		options: collected([generatePassword, ...fields.map(({ screen }) => screen)]),
	};
}

function options({ options: own = [] }: Vendor): INodeProperties {
	return { ...optionsCollection, options: collected([...Object.values(commonOptions), ...own]) };
}

/** The screen below the mapping mode, for vendors that have the same fields. */
export function screenOf(vendor: Vendor, names: string[]): INodeProperties[] {
	const { fields } = vendor;
	const mapped = { vendor: names, mappingMode: ['defineBelow'] };
	const automatic = { vendor: names, mappingMode: ['autoMap'] };
	const collections = [...new Set(fields.flatMap(({ under }) => under ?? []))];
	return [
		...fields.filter(({ under }) => !under).flatMap((field) => topLevel(field, mapped)),
		...collections.map((collection) =>
			collectionOf(
				collection,
				fields.filter(({ under }) => under === collection),
				mapped,
			),
		),
		placed(accessFields(vendor), automatic),
		placed(valuesForEveryUser(vendor), automatic),
		placed(options(vendor), { vendor: names }),
	];
}

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
