import type { FaultRule } from '../../sandbox';
import type { Contract } from '../contract';
import { lasting, PASSING } from '../faults';
import { Stage } from '../stage';

const RETURN = { ifUserExists: 'return' };

/** Whether a login exists: found, absent, or unclear. */
export function directory(contract: Contract): void {
	const { known, lookUp, label } = contract;

	it.concurrent('returns who is there, in whatever case, and creates who is not', async () => {
		await Stage.on(contract, async (stage) => {
			const items = [stage.person(known.login.toUpperCase()), stage.person('new.one')];
			const came = stage.came(await stage.run(items, { parameters: RETURN }));
			const [{ id = '' } = {}] = stage.standIn.users;
			expect(came).toMatchObject([
				{ action: 'existing', userId: id, loginId: known.login, differs: known.differs },
				{ action: 'created', loginId: 'new.one' },
			]);
			expect(stage.writes).toBe(1);
		});
	});

	it.concurrent('returns the same person without a difference', async () => {
		await Stage.on(contract, async (stage) => {
			const items = [stage.person(known.login, known.person)];
			const [user] = stage.came(await stage.run(items, { parameters: RETURN }));
			expect(user).toMatchObject({ action: 'existing' });
			expect(user).not.toHaveProperty('differs');
		});
	});

	it.concurrent('refuses a login that is taken, and says whose it is', async () => {
		await Stage.on(contract, async (stage) => {
			const items = [stage.person(known.login), stage.person('next.one')];
			const came = stage.came(await stage.run(items));
			const [{ id = '' } = {}] = stage.standIn.users;
			expect(came).toMatchObject([
				{ outcome: 'refused', reason: 'loginTaken', loginId: known.login },
				{ action: 'created' },
			]);
			expect(came[0]?.error).toContain(`'${known.login}' is taken at ${label} [item 0]`);
			expect(came[0]?.whatToDo).toContain(`(user ID ${id})`);
		});
	});

	it.concurrent.each(lasting(contract))(
		'sends nothing where the question has no answer: %s',
		async (_name, fault, reason) => {
			await Stage.on(contract, async (stage) => {
				stage.standIn.faults.plan = [{ on: lookUp.endpoint, ...fault }];
				const items = ['one', 'two'].map((login) => stage.person(login));
				const came = stage.came(await stage.run(items, { parameters: RETURN }));
				expect(came).toMatchObject([
					{ outcome: 'notSent', reason },
					{ outcome: 'notSent', reason },
				]);
				expect(stage.writes).toBe(0);
			});
		},
	);

	it.concurrent('asks again until it has an answer', async () => {
		await Stage.on(contract, async (stage) => {
			const { standIn } = stage;
			const logins = PASSING.map((_, at) => `asked.${at}`);
			// A list of many pages, every second request for which goes wrong in another way.
			if (lookUp.isList) Object.assign(standIn.settings, { maxPageSize: 4 });
			standIn.faults.plan = PASSING.map(([, fault], at): FaultRule => {
				const { endpoint: on, isList } = lookUp;
				const where = isList ? { nth: [2 * at + 1] } : { login: logins[at], times: 1 };
				return { on, ...where, ...fault };
			});
			const items = logins.map((login) => stage.person(login));
			const came = stage.came(await stage.run(items, { parameters: RETURN }));
			expect(came.map(({ action }) => action)).toEqual(PASSING.map(() => 'created'));
			const failed = standIn.requests.filter(({ fault }) => fault !== undefined);
			expect(failed).toHaveLength(PASSING.length);
		});
	});

	const { detail } = lookUp;
	if (detail) {
		it.concurrent('needs no more than the list to know who is there', async () => {
			await Stage.on(contract, async (stage) => {
				const faults = lasting(contract);
				const users = stage.standIn.users.slice(0, faults.length);
				stage.standIn.faults.plan = faults.map(([, fault], at) => ({
					...{ on: detail, login: users[at]?.id ?? '' },
					...fault,
				}));
				const items = users.map(({ login }) => stage.person(login));
				const came = stage.came(await stage.run(items, { parameters: RETURN }));
				expect(came.map(({ action, userId }) => [action, userId])).toEqual(
					users.map(({ id }) => ['existing', id]),
				);
			});
		});
	}
}

/** The lists that names come from; that each name is found, or is not, the fields show. */
export function lists(contract: Contract): void {
	const { lists: listed } = contract;
	const endpoints = [...new Set(listed.map(({ endpoint }) => endpoint))];
	// Sent by name, the operator's own words would do where there is no list.
	const byId = { options: { sendListsAs: 'id' } };
	const rowOf = (key: string) => contract.rows.find((row) => row.key === key);

	it.concurrent.each(lasting(contract))(
		'refuse a name while they can’t be had: %s',
		async (_name, fault) => {
			await Stage.on(contract, async (stage) => {
				stage.standIn.faults.plan = [{ on: endpoints, ...fault }];
				const named = listed.map(({ key }) =>
					stage.person(`name.${key}`, { [key]: rowOf(key)?.wrong as string }),
				);
				const came = stage.came(await stage.run(named, { parameters: byId }));
				const said = came.map(({ outcome, fields }) => {
					const [{ field, reason } = { field: '', reason: '' }] = fields as Array<{
						field: string;
						reason: string;
					}>;
					return [outcome, field, /because the (.+) can't be loaded/.exec(reason)?.[1]];
				});
				expect(said).toEqual(listed.map(({ key, many }) => ['refused', rowOf(key)?.label, many]));
			});
		},
	);

	it.concurrent('are not needed for an id', async () => {
		await Stage.on(contract, async (stage) => {
			stage.standIn.faults.plan = [{ on: endpoints, kind: 'status500' }];
			const items = listed.map(({ key, id }) => stage.person(`id.${key}`, { [key]: id as string }));
			await stage.run(items, { parameters: byId });
			const bodies = stage.bodies();
			expect(listed.map(({ key }) => bodies[`id.${key}`]?.[key])).toEqual(
				listed.map(({ sentId }) => sentId),
			);
		});
	});

	it.concurrent.each(endpoints)('are asked for again until they are there: %s', async (on) => {
		await Stage.on(contract, async (stage) => {
			const faults = PASSING.slice(0, 2);
			stage.standIn.faults.plan = faults.map(([, fault], at) => ({ on, nth: [at + 1], ...fault }));
			const keys = listed.filter(({ endpoint }) => endpoint === on).map(({ key }) => key);
			const items = keys.map((key) =>
				stage.person(`again.${key}`, { [key]: rowOf(key)?.given as string }),
			);
			const came = stage.came(await stage.run(items));
			expect(came.map(({ action }) => action)).toEqual(keys.map(() => 'created'));
			expect(keys.map((key) => stage.bodies()[`again.${key}`]?.[key])).toEqual(
				keys.map((key) => rowOf(key)?.sent),
			);
		});
	});
}
