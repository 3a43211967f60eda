import type { IDataObject } from 'n8n-workflow';
import { people } from '../e2e/people';

/** People of a sheet or of so many forms, and their logins. */
export interface Crowd {
	people: IDataObject[];
	logins: string[];
}

/** So many people; the name tells them from all others. */
export function crowd(name: string, count: number): Crowd {
	const logins = Array.from({ length: count }, (_, at) => `${name}.${at}`);
	return { logins, people: people(...logins) };
}

/** Several sheets. */
export function sheets(count: number, each: number): Crowd[] {
	return Array.from({ length: count }, (_, at) => crowd(`sheet${at + 1}`, each));
}
