import type { FaultRule } from '../../sandbox';
import type { Contract } from '../contract';
import { LOST } from '../faults';
import { Stage } from '../stage';

const parameters = { options: { concurrency: 10 } };

/** A create that goes wrong in every way, and every answer that the vendor may give to one. */
export function create(contract: Contract): void {
	it.concurrent('is done once, whatever goes wrong with its request', async () => {
		await Stage.on(contract, async (stage) => {
			const { standIn } = stage;
			// A second request really makes a second user.
			standIn.settings.uniqueLogins = false;
			const logins = LOST.map((_, at) => `lost.${at}`);
			standIn.faults.plan = LOST.map(([, fault], at) => ({
				...{ on: 'create', login: logins[at], times: 1 },
				...fault,
			}));
			const items = ['first', ...logins].map((login) => stage.person(login));
			const [, ...came] = stage.came(await stage.run(items, { parameters }));
			const outcomes = came.map(({ action, confirmedByLookup, outcome }, at) => [
				LOST[at]?.[0],
				{
					...{ action, outcome, confirmed: confirmedByLookup },
					...stage.counted(logins[at] ?? ''),
				},
			]);
			expect(Object.fromEntries(outcomes)).toEqual(
				Object.fromEntries(
					LOST.map(([name, , { confirmed, sends }]) => [
						name,
						{ action: 'created', outcome: undefined, confirmed, sends, users: 1 },
					]),
				),
			);
		});
	});

	it.concurrent('is not certain where the vendor can’t be asked afterwards', async () => {
		await Stage.on(contract, async (stage) => {
			const { endpoint } = contract.lookUp;
			stage.standIn.faults.plan = [
				{ on: 'create', kind: 'dropAfter' },
				{ on: endpoint, kind: 'status503' },
			];
			const [item] = stage.came(await stage.run([stage.person('open')]));
			const { label } = contract;
			expect(item).toMatchObject({ outcome: 'unknown', reason: 'noAnswer', loginId: 'open' });
			expect(item?.error).toBe(
				`It is not certain whether user 'open' was created at ${label} [item 0]`,
			);
			expect(stage.counted('open')).toEqual({ sends: 1, users: 1 });
		});
	});

	it.concurrent('is what its answer says, in every form that is known', async () => {
		await Stage.on(contract, async (stage) => {
			const { answers, label } = contract;
			const logins = answers.map((_, at) => `answer.${at}`);
			stage.standIn.settings.uniqueLogins = false;
			stage.standIn.faults.plan = answers.map(({ answer, processed }, at): FaultRule => ({
				...{ on: 'create', login: logins[at], kind: 'answer', processed, ...answer },
			}));
			const items = ['first', ...logins].map((login) => stage.person(login));
			const [, ...came] = stage.came(await stage.run(items, { parameters }));
			const got = answers.map(({ name, comes }, at) => {
				const wanted = Object.keys(comes).map((key) => [key, came[at]?.[key]]);
				const { sends } = stage.counted(logins[at] ?? '');
				return [name, { ...Object.fromEntries(wanted), sends }];
			});
			expect(Object.fromEntries(got)).toEqual(
				Object.fromEntries(
					answers.map(({ name, comes, sends = 1 }) => [name, { ...comes, sends }]),
				),
			);
			const refused = came.filter(({ outcome }) => outcome === 'refused');
			for (const { error } of refused) expect(error).toContain(`${label} refused the user: `);
		});
	});

	it.concurrent('that is forbidden three times in a row ends the run', async () => {
		await Stage.on(contract, async (stage) => {
			const { forbidden } = contract;
			stage.standIn.faults.plan = [{ on: 'create', kind: 'answer', ...forbidden }];
			const items = ['a', 'b', 'c', 'd', 'e'].map((login) => stage.person(login));
			const came = stage.came(
				await stage.run(items, { parameters: { options: { concurrency: 1 } } }),
			);
			expect(came.map(({ reason }) => reason)).toEqual([
				...['refusedByVendor', 'refusedByVendor'],
				...['notAllowed', 'notAllowed', 'notAllowed'],
			]);
			expect(stage.counted('d').sends).toBe(0);
		});
	});
}
