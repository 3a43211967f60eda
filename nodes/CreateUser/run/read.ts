import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Refusal, Vendor } from '../vendors/contract';

/** The values of one item by parameter name, as they came; nothing is converted yet. */
export interface Reading {
	values: Record<string, unknown>;
	generatePassword: unknown;
	/** Values that could not be read at all. */
	refusals: Refusal[];
}

/** Fields whose value an AI agent may not choose. */
const FROM_AI = '$fromAI';

/** Display names of what is not a field of a vendor. */
const OTHER_LABELS: Record<string, string> = {
	additionalFields: 'Additional Fields',
	generatePassword: 'Generate Password',
	userDefinedFields: 'User-Defined Fields',
};

/** Reads each parameter of `Map Each Field Below` once for an item. */
export function readMapped(context: IExecuteFunctions, vendor: Vendor, item: number): Reading {
	const refusals: Refusal[] = [];
	const read = (parameter: string, fallback: unknown): unknown => {
		try {
			return context.getNodeParameter(parameter, item, fallback);
		} catch (error) {
			const field = vendor.fields.find((known) => known.parameter === parameter);
			refusals.push({
				field: field?.label ?? OTHER_LABELS[parameter] ?? parameter,
				reason: `can't be read: ${(error as Error).message}`,
			});
			return fallback;
		}
	};
	const collections = new Set(vendor.fields.flatMap(({ collection }) => collection ?? []));
	const values: Record<string, unknown> = {};
	for (const collection of collections) {
		Object.assign(values, read(collection, {}) as IDataObject);
	}
	for (const { parameter, collection } of vendor.fields) {
		if (collection === undefined) values[parameter] = read(parameter, null);
	}
	refusals.push(...chosenByAgent(context, vendor));
	return { values, generatePassword: read('generatePassword', false), refusals };
}

/** A model must not choose what a user may do. */
function chosenByAgent(context: IExecuteFunctions, { fields }: Vendor): Refusal[] {
	const { parameters } = context.getNode();
	return fields
		.filter(({ grantsAccess }) => grantsAccess)
		.filter(({ parameter, collection }) => {
			const holder = collection ? (parameters[collection] as IDataObject) : parameters;
			return JSON.stringify(holder?.[parameter] ?? '').includes(FROM_AI);
		})
		.map(({ label }) => ({
			field: label,
			reason: 'is left to the AI agent. It decides what the user may do: set it in the node.',
		}));
}
