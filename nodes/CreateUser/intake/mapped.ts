import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Refusal, Vendor } from '../vendors/contract';
import { chosenByAgent } from './access-guard';
import type { ReadItem } from './reading';

/** Display names of what is not a field of a vendor. */
const OTHER_LABELS: Record<string, string> = {
	additionalFields: 'Additional Fields',
	generatePassword: 'Generate Password',
	userDefinedFields: 'User-Defined Fields',
};

/** The reader of `Map Each Field Below`: each parameter once for an item. */
export function mappedReader(context: IExecuteFunctions, vendor: Vendor): ReadItem {
	const { fields } = vendor;
	const collections = new Set(fields.flatMap(({ collection }) => collection ?? []));
	const leftToAgent = chosenByAgent(context.getNode().parameters, vendor);
	return (item) => {
		const refusals: Refusal[] = [];
		const read = (parameter: string, fallback: unknown): unknown => {
			try {
				return context.getNodeParameter(parameter, item, fallback);
			} catch (error) {
				const field = fields.find((known) => known.parameter === parameter);
				refusals.push({
					field: field?.label ?? OTHER_LABELS[parameter] ?? parameter,
					reason: `can't be read: ${(error as Error).message}`,
				});
				return fallback;
			}
		};
		const values: Record<string, unknown> = {};
		for (const collection of collections) {
			Object.assign(values, read(collection, {}) as IDataObject);
		}
		for (const { parameter, collection } of fields) {
			if (collection === undefined) values[parameter] = read(parameter, null);
		}
		refusals.push(...leftToAgent);
		return { values, generatePassword: read('generatePassword', false), refusals };
	};
}
