import type { GenericValue, IDataObject } from 'n8n-workflow';

/** The data types of the vendors' tables, in their words. */
export type DocumentedType =
	| 'string'
	| 'int'
	| 'Boolean'
	| 'array of integer'
	| 'array of strings'
	| 'object'
	| 'Float'
	| 'Date'
	| 'List of Strings, comma separated'
	| 'User Template Identifier';

/** A row of a vendor's table: what it says, where the node has it, and examples. */
export interface Row {
	key: string;
	type: DocumentedType;
	mandatory?: true;
	/** Parameter and display name on the screen. */
	parameter: string;
	label: string;
	/** The collection that holds it, if one does. */
	collection?: string;
	/** What the parameter holds around the operator's expression; the expression itself by default. */
	holds?: (expression: string) => unknown;
	/** A value as a sheet or form gives it, and what the vendor must get. */
	given: GenericValue | object;
	sent: unknown;
	/** A value that is refused, and the reason behind the label. */
	wrong: GenericValue | object;
	reason: string;
}

/** True for a value of the documented type, as JSON carries it. */
export function isOfType(type: DocumentedType, value: unknown): boolean {
	const isText = (one: unknown) => typeof one === 'string';
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	switch (type) {
		case 'string':
			return isText(value);
		case 'int':
			return Number.isInteger(value);
		case 'Boolean':
			return typeof value === 'boolean';
		case 'array of integer':
			return Array.isArray(value) && value.length > 0 && value.every(Number.isInteger);
		case 'array of strings':
			return Array.isArray(value) && value.length > 0 && value.every(isText);
		case 'object':
			return isObject;
		case 'Float':
			return typeof value === 'number';
		case 'Date':
			return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(String(value));
		case 'List of Strings, comma separated':
			return typeof value === 'string' && /^\w+(,\w+)*$/.test(value);
		case 'User Template Identifier':
			return isObject && ['id', 'name'].includes(Object.keys(value).join());
	}
}

/** The node's parameters with each of the rows mapped to the input field of the row's key. */
export function mappedTo(rows: Row[]): IDataObject {
	const parameters: Record<string, IDataObject | unknown> = {};
	for (const { key, parameter, collection, holds = (text: string) => text } of rows) {
		const value = holds(`={{ $json.${key} }}`);
		if (collection === undefined) parameters[parameter] = value;
		else parameters[collection] = { ...(parameters[collection] as object), [parameter]: value };
	}
	return parameters as IDataObject;
}

/** An input item with the rows' values. */
export function itemOf(rows: Row[]): IDataObject {
	return Object.fromEntries(rows.map(({ key, given }) => [key, given])) as IDataObject;
}
