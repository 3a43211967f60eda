import type { FaultRule } from '../../sandbox';
import type { Contract, Updates } from '../contract';
import { OF_UPDATE } from '../faults';
import { Stage } from '../stage';

const UPDATE = { ifUserExists: 'update' };

/** An update: what is sent of a user, what its answers say, and what comes of one that goes wrong. */
export function update(contract: Contract, updates: Updates): void {
	const { known } = contract;
	const patches = ({ standIn }: Stage) =>
		standIn.requests.filter(({ endpoint }) => endpoint === 'update');

	it.concurrent('sends the documented keys, and names those that it cannot', async () => {
		await Stage.on(contract, async (stage) => {
			const items = [stage.person(known.login, updates.more)];
			const [user] = stage.came(await stage.run(items, { parameters: UPDATE }));
			expect(patches(stage).map(({ body }) => body)).toEqual([updates.body]);
			const [{ id = '' } = {}] = stage.standIn.users;
			expect(user).toMatchObject({ action: 'updated', userId: id, loginId: known.login });
			expect([...(user?.notUpdated as string[])].sort()).toEqual([...updates.notUpdated].sort());
			expect(stage.standIn.count('create')).toBe(0);
		});
	});

	it.concurrent('sends the password only where an option says so', async () => {
		await Stage.on(contract, async (stage) => {
			const options = { [updates.passwordOption]: true };
			const items = [stage.person(known.login)];
			await stage.run(items, { parameters: { ...UPDATE, options } });
			const { password } = contract.keys;
			expect(patches(stage)[0]?.body).toMatchObject({ [password]: contract.person[password] });
		});
	});

	it.concurrent('is sent again where its answer is lost, and not known after three', async () => {
		await Stage.on(contract, async (stage) => {
			const users = stage.standIn.users.slice(0, OF_UPDATE.length);
			stage.standIn.faults.plan = OF_UPDATE.map(([, fault], at) => ({
				...{ on: 'update', login: users[at]?.id ?? '' },
				...fault,
			}));
			const items = users.map(({ login }) => stage.person(login));
			const came = stage.came(await stage.run(items, { parameters: UPDATE }));
			const got = came.map(({ action, outcome }, at) => {
				const sent = patches(stage).filter(({ path }) => path.endsWith(`/${users[at]?.id}`));
				return [OF_UPDATE[at]?.[0], [action ?? outcome, sent.length]];
			});
			expect(Object.fromEntries(got)).toEqual(
				Object.fromEntries(OF_UPDATE.map(([name, , comes, sends]) => [name, [comes, sends]])),
			);
		});
	});

	it.concurrent('is what its answer says', async () => {
		await Stage.on(contract, async (stage) => {
			const { answers } = updates;
			const users = stage.standIn.users.slice(0, answers.length);
			stage.standIn.faults.plan = answers.map(({ answer, processed }, at): FaultRule => ({
				...{ on: 'update', login: users[at]?.id ?? '', kind: 'answer', processed, ...answer },
			}));
			const items = users.map(({ login }) => stage.person(login));
			const came = stage.came(await stage.run(items, { parameters: UPDATE }));
			const got = answers.map(({ name, comes }, at) => {
				const wanted = Object.keys(comes).map((key) => [key, came[at]?.[key]]);
				return [name, Object.fromEntries(wanted)];
			});
			expect(Object.fromEntries(got)).toEqual(
				Object.fromEntries(answers.map(({ name, comes }) => [name, comes])),
			);
		});
	});

	it.concurrent(
		'leaves open what came of one that alone is sent elsewhere, and sends no other',
		async () => {
			await Stage.on(contract, async (stage) => {
				stage.standIn.faults.plan = [
					{ on: 'update', kind: 'redirect', location: 'https://elsewhere.example/' },
				];
				const items = [stage.person(known.login)];
				const came = stage.came(await stage.run(items, { parameters: UPDATE }));
				expect(came).toMatchObject([{ outcome: 'unknown', reason: 'noAnswer' }]);
				expect(patches(stage)).toHaveLength(1);
			});
		},
	);
}
