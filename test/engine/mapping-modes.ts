import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../sandbox';
import { mappedParameters, type Bench } from './fixture';

/** The ways to map, as the screen names them. */
export const MODES = ['Map Each Field Below', 'Map Automatically'] as const;
export type Mode = (typeof MODES)[number];

/** The vendors' own names for what {@link hires} have, for `Map Automatically`. */
export function named(
	{ first, last, login, ...more }: IDataObject,
	vendor: VendorName,
): IDataObject {
	const name = first === undefined ? {} : { name: `${String(first)} ${String(last)}` };
	const loginKey = vendor === 'crmcom' ? 'username' : 'login_id';
	const names = vendor === 'crmcom' ? { first_name: first, last_name: last } : name;
	return { ...more, ...names, ...(login === undefined ? {} : { [loginKey]: login }) };
}

/** What an operator sets for all users, besides the mapping. */
export function settingsFor({ sandbox }: Bench, vendor: VendorName, mode: Mode, more: IDataObject) {
	if (mode === 'Map Each Field Below') return more;
	const { userTemplate, userRole, callerIds } = mappedParameters(sandbox, vendor);
	const ofTelephony = { userRole, callerIds, createAgent: true, status: true };
	const fixedValues = vendor === 'crmcom' ? { userTemplate } : ofTelephony;
	return { mappingMode: 'autoMap', fixedValues, ...more };
}
