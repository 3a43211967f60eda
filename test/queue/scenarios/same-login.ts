import { setTimeout as pause } from 'node:timers/promises';
import { outputOf } from '../../e2e/executions';
import { people } from '../../e2e/people';
import { CREATE_USER } from '../../e2e/stage';
import { plural } from '../books';
import { crowd } from '../crowd';
import { sendForms } from '../forms';
import type { Ended } from '../entrance';
import type { Scenario, Seen } from '../scenario';
import type { Site } from '../site';

const TIMES = 20;
const SAME = 'same.person';
const [SAME_PERSON = {}] = people(SAME);

/** What the forms of one login came to. */
async function seen(site: Site, ended: Ended[], mostUsers: number): Promise<Seen> {
	const users = site.vendor.created.filter(({ login }) => login === SAME).length;
	const failed = ended.filter(({ status }) => status !== 'success').length;
	const read = async ({ id }: Ended) => {
		const [item] = outputOf(await site.stack.rest.execution(id), CREATE_USER);
		return item?.json.action;
	};
	const actions = await Promise.all(ended.map(read));
	const created = actions.filter((action) => action === 'created').length;
	const existing = actions.filter((action) => action === 'existing').length;
	const workers = site.stack.workers.filter((worker) =>
		ended.some(({ id }) => site.workerOf(id) === worker),
	);
	return {
		figures: [
			`${plural(users, 'user')}; ${created} of ${ended.length} executions say created, ${existing} existing, ${failed} failed; on ${workers.length} workers`,
		],
		promises: [
			[
				mostUsers === 1 ? 'one user' : `at most ${mostUsers} users`,
				users >= 1 && users <= mostUsers,
			],
			['no execution fails', failed === 0],
			['as many say created as there are users', created === users],
			['all workers had a part', workers.length === site.stack.workers.length],
		],
	};
}

/** One login at once on all workers. */
function atOnce(
	name: string,
	says: string,
	unique: boolean,
	most: (site: Site) => number,
): Scenario {
	return {
		name,
		title: `One login ${TIMES} times at once, _Return the Existing User_; the vendor ${says}`,
		async run(site) {
			site.vendor.settings.uniqueLogins = unique;
			const entrance = await site.entrance({ parameters: { ifUserExists: 'return' } });
			await sendForms(entrance, Array(TIMES).fill(SAME_PERSON));
			return await seen(site, await entrance.ended(TIMES), most(site));
		},
	};
}

export const sameLoginRefused = atOnce('same-login', 'refuses a login twice', true, () => 1);

/** What no process can know of another: the limit that the docs name. */
export const sameLoginTaken = atOnce(
	'same-login-taken',
	'takes a login twice (the known limit)',
	false,
	({ stack }) => stack.workers.length,
);

/** Milliseconds until the login comes again: every worker still has its list of the minute. */
const LATER = 10_000;

export const sameLoginLater: Scenario = {
	name: 'same-login-later',
	title: `One login, sent again ${LATER / 1000} s later to all workers, _Return the Existing User_; the vendor takes a login twice`,
	async run(site) {
		site.vendor.settings.uniqueLogins = false;
		const entrance = await site.entrance({ parameters: { ifUserExists: 'return' } });
		// Others first, so that every worker has read the user list.
		await sendForms(entrance, crowd('other', TIMES).people);
		await entrance.ended(TIMES);
		await entrance.send([SAME_PERSON]);
		await entrance.ended(TIMES + 1);
		await pause(LATER);
		await sendForms(entrance, Array(TIMES).fill(SAME_PERSON));
		const ended = (await entrance.ended(2 * TIMES + 1)).slice(TIMES);
		return await seen(site, ended, 1);
	},
};
