import pLimit from 'p-limit';
import type { IDataObject } from 'n8n-workflow';
import type { Entrance } from './entrance';

/** Forms that are posted at once. */
export const AT_ONCE = 50;

/** An execution for each. */
export async function sendForms(entrance: Entrance, people: IDataObject[]): Promise<void> {
	const line = pLimit(AT_ONCE);
	await Promise.all(people.map((one) => line(async () => await entrance.send([one]))));
}
