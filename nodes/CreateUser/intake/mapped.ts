import type { IExecuteFunctions } from 'n8n-workflow';

import { generatePassword } from '../vendors/common';
import type { Refusal, Vendor } from '../vendors/contract';
import type { Collection } from '../vendors/field';
import { sentenceOf } from '../wire/reason';
import { collectionIn, isTool, noCollection, originOf, rawOf, refusedAsSet } from './parameters';
import type { Reader, ReadItem } from './reading';

/** The reader of `Map Each Field Below`: each parameter once for an item. */
export function mappedReader(context: IExecuteFunctions, vendor: Vendor): Reader {
	const { fields } = vendor;
	const collections = new Set(fields.flatMap(({ under }) => under ?? []));
	const { parameters } = context.getNode();
	const asSet = refusedAsSet(parameters, fields, isTool(context));
	const readItem: ReadItem = (item) => {
		const refusals: Refusal[] = [];
		const read = ({ name, displayName }: Collection, fallback: unknown): unknown => {
			try {
				return context.getNodeParameter(name, item, fallback);
			} catch (error) {
				const reason = `can't be read: ${sentenceOf(error)}`;
				refusals.push({ field: displayName, reason });
				return fallback;
			}
		};
		const values: Record<string, unknown> = {};
		for (const collection of collections) {
			const given = read(collection, {});
			const found = collectionIn(given);
			if (found === undefined) refusals.push(noCollection(collection, given));
			Object.assign(values, found);
		}
		for (const { screen, under } of fields) {
			if (under === undefined) values[screen.name] = read(screen, null);
		}
		refusals.push(...asSet);
		return { values, generatePassword: read(generatePassword, false), refusals };
	};
	return {
		read: readItem,
		originOf: ({ screen, under }) => originOf(rawOf(parameters, screen, under)),
	};
}
