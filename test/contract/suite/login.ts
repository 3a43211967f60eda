import type { Contract, Way } from '../contract';
import { OF_LOGIN } from '../faults';
import { Stage } from '../stage';

const ONE_BY_ONE = { options: { concurrency: 1 } };

/** A way to connect: right, wrong, expired, refused for good. */
export function connecting(contract: Contract, way: Way): void {
	const { label } = contract;
	const secret = String(Object.values(way.wrong)[0]);
	const people = (stage: Stage, count: number) =>
		Array.from({ length: count }, (_, at) => stage.person(`person.${at}`));

	it.concurrent('lets a right one in, and so says the Test button', async () => {
		await Stage.on(
			contract,
			async (stage) => {
				const came = stage.came(await stage.run(people(stage, 3)));
				expect(came.map(({ action }) => action)).toEqual(['created', 'created', 'created']);
				expect(stage.standIn.count('login')).toBe(way.hasLogin ? 1 : 0);
				expect(await stage.press()).toMatchObject({ status: 'OK' });
			},
			{ way },
		);
	});

	it.concurrent('says once that a wrong one is not accepted, without showing it', async () => {
		await Stage.on(
			contract,
			async (stage) => {
				const run = await stage.run(people(stage, 5));
				const came = stage.came(run);
				expect(came.map(({ outcome, reason }) => [outcome, reason])).toEqual(
					came.map(() => ['notSent', 'credentialRefused']),
				);
				expect(came[0]?.error).toContain(`${label} does not accept the `);
				expect(stage.standIn.count('login')).toBe(way.hasLogin ? 1 : 0);
				expect(stage.standIn.count('create')).toBeLessThanOrEqual(1);
				expect(run.savedBy('Create User')).not.toContain(secret);
				const { status, message } = await stage.press();
				expect(status).toBe('Error');
				expect(message).toContain(`${label} does not accept `);
				expect(message).not.toContain(secret);
			},
			{ way, wrong: true },
		);
	});

	it.concurrent('takes a token that is refused for good for a refused credential', async () => {
		await Stage.on(
			contract,
			async (stage) => {
				stage.standIn.faults.plan = [
					{ on: 'create', kind: 'answer', status: 401, body: { message: 'Go away.' } },
				];
				const came = stage.came(await stage.run(people(stage, 3), { parameters: ONE_BY_ONE }));
				expect(came.map(({ reason }) => reason)).toEqual(came.map(() => 'credentialRefused'));
				expect(stage.standIn.count('create')).toBe(way.hasLogin ? 2 : 1);
			},
			{ way },
		);
	});

	if (!way.hasLogin) return;

	it.concurrent('renews a token that has expired, at a create and at a question', async () => {
		await Stage.on(
			contract,
			async (stage) => {
				const { standIn } = stage;
				standIn.faults.plan = [
					{ on: 'create', kind: 'tokenRevoked', nth: [2] },
					{ on: contract.lookUp.endpoint, kind: 'tokenRevoked', nth: [1] },
				];
				const parameters = { ...ONE_BY_ONE, ifUserExists: 'return' };
				const came = stage.came(await stage.run(people(stage, 3), { parameters }));
				expect(came.map(({ action }) => action)).toEqual(['created', 'created', 'created']);
				expect(standIn.count('login')).toBe(3);
				expect(standIn.created).toHaveLength(3);
			},
			{ way },
		);
	});
}

/** The login of a vendor that has one: every answer, and everything that may go wrong with it. */
export function login(contract: Contract, way: Way): void {
	it.concurrent.each(contract.logins.map((one) => [one.name, one] as const))(
		'answered with %s',
		async (_name, { answer, comes }) => {
			await Stage.on(
				contract,
				async (stage) => {
					stage.standIn.faults.plan = [{ on: 'login', kind: 'answer', ...answer }];
					const [item] = stage.came(await stage.run([stage.person('person')]));
					const { says, ...rest } = comes;
					expect(item).toMatchObject(rest);
					expect(`${String(item?.error)} ${String(item?.whatToDo)}`).toContain(says);
					expect(stage.standIn.count('create')).toBe(0);
				},
				{ way },
			);
		},
	);

	it.concurrent.each(OF_LOGIN)('where %s', async (_name, fault, comes) => {
		await Stage.on(
			contract,
			async (stage) => {
				const times = comes === 'created' ? 1 : Infinity;
				stage.standIn.faults.plan = [{ on: 'login', times, ...fault }];
				const [item] = stage.came(await stage.run([stage.person('person')]));
				expect(item?.action ?? item?.reason).toBe(comes);
				expect(stage.standIn.count('login')).toBeLessThanOrEqual(2);
				expect(stage.standIn.created).toHaveLength(times === 1 ? 1 : 0);
			},
			{ way },
		);
	});
}
