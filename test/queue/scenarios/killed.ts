import { errorOf } from '../../e2e/executions';
import { until } from '../../e2e/session';
import { CREATE_USER } from '../../e2e/stage';
import { booksOf, eachOnce, plural, seconds } from '../books';
import { crowd } from '../crowd';
import type { Scenario, Seen } from '../scenario';
import type { Site } from '../site';
import type { Entrance } from '../entrance';

interface Case {
	/** People of the sheet. */
	lines: number;
	perSecond: number;
	ifUserExists: 'error' | 'return';
}

const SETTING = { error: 'Return an Error', return: 'Return the Existing User' };

/** A worker dies in the middle of a sheet, at a vendor that takes a login twice. */
export function killed({ lines, perSecond, ifUserExists }: Case): Scenario {
	return {
		name: `killed-${ifUserExists}`,
		title: `A worker killed in a sheet of ${lines}, _${SETTING[ifUserExists]}_; the vendor takes a login twice`,
		async run(site) {
			site.limit(perSecond);
			site.vendor.settings.uniqueLogins = false;
			const { people, logins } = crowd('killed', lines);
			const first = await site.entrance({ parameters: { ifUserExists } });
			const again = await site.entrance({ parameters: { ifUserExists: 'return' } });
			await first.send(people);
			const before = await killAt(site, first, Math.round(lines / 3));
			const killedAt = Date.now();
			const [execution] = await first.ended(1);
			const { status = '', id = '' } = execution ?? {};
			const waited = seconds((execution?.stoppedAt ?? killedAt) - killedAt);
			const begun = site.workersOf(id).length;
			const atEnd = site.vendor.created.length;

			await again.send(people);
			const [second] = await again.ended(1);
			const created = site.vendor.created.length - atEnd;
			const books = booksOf(site.vendor, logins);
			// One for each process that there was, the killed one and the second execution's among them.
			const { figures, promises } = eachOnce(books, site.stack.workers.length + 1);
			return {
				figures: [
					`killed after ${before} users; the execution ends as ${status} after ${waited} s, begun by ${plural(begun, 'worker')}`,
					...(await wordsOf(site, id, status)),
					`run again with _Return_: the missing ${created} created, ${atEnd} returned`,
					...figures,
				],
				promises: [
					...promises,
					['run again, it succeeds', second?.status === 'success'],
					['run again, it creates who is missing', created === lines - atEnd],
				],
			} satisfies Seen;
		},
	};
}

/** Kills the worker that has the sheet, once the vendor has so many users of it. */
async function killAt(site: Site, entrance: Entrance, users: number): Promise<number> {
	const half = async () => site.vendor.created.length >= users || undefined;
	await until(`${users} users`, half, 120);
	const [execution] = await entrance.executions();
	const worker = execution && site.workerOf(execution.id);
	if (!worker) throw new Error('No worker says that it has the sheet.');
	worker.kill();
	await site.vendor.settled();
	return site.vendor.created.length;
}

async function wordsOf({ stack }: Site, id: string, status: string): Promise<string[]> {
	if (status === 'success') return [];
	const execution = await stack.rest.execution(id);
	const error = errorOf(execution, CREATE_USER) ?? errorOf(execution);
	return [`it says "${error?.message ?? ''}"`];
}
