import assert from 'node:assert/strict';
import { VENDORS } from '../accounts';
import type { Area, Check } from '../check';
import type { ListQuestion } from '../rest-types';
import { createUserNode, using, type Stage } from '../stage';

type Brand = 'acefone' | 'servetel';

/** The question that the editor asks for a list of the node. */
async function question(
	stage: Stage,
	vendor: Brand,
	method: string,
	path: string,
	change = {},
): Promise<ListQuestion> {
	const credential = await stage.credential(vendor, undefined, change);
	const node = createUserNode({ parameters: { vendor }, credentials: using(credential) });
	return { node, method, path: `parameters.${path}` };
}

function loaded(vendor: Brand): Check {
	const { label } = VENDORS[vendor];
	return {
		name: `${label}: numbers, departments and agents load when the panel opens`,
		async run(stage) {
			const names = async (method: string, path: string) =>
				(await stage.rest.options(await question(stage, vendor, method, path))).map(
					({ name }) => name,
				);
			const numbers = await names('getNumbers', 'callerIds');
			assert.equal(numbers.length, 30);
			assert.ok(
				numbers.every((name) => /^\+\d{12}$/.test(name)),
				numbers.join(),
			);
			assert.deepEqual(await names('getDepartments', 'additionalFields.departments'), [
				'Café Desk',
				'Field Service',
				'Finance',
				'Sales',
				'Support',
			]);
			assert.ok((await names('getAgents', 'additionalFields.userForCdr')).length >= 30);
			assert.equal(stage.sandbox[vendor].count('numbers'), 1, 'requests for numbers');
		},
	};
}

function searched(vendor: Brand): Check {
	const { label } = VENDORS[vendor];
	return {
		name: `${label}: roles and time groups are searched, a role of the last page of users too`,
		async run(stage) {
			const roles = await question(stage, vendor, 'searchRoles', 'userRole');
			const all = (await stage.rest.locatorPage(roles)).results.map(({ name }) => name);
			assert.ok(all.includes('Supervisor'), all.join());
			assert.equal(all.filter((name) => /^Team Lead \(ID \d+\)$/.test(name)).length, 2);
			const found = await stage.rest.locatorPage(roles, 'super');
			assert.deepEqual(
				found.results.map(({ name }) => name),
				['Supervisor'],
			);
			assert.equal(stage.sandbox[vendor].count('users'), 1, 'pages of users read');
			const times = await question(stage, vendor, 'searchTimeGroups', 'timeGroup');
			const groups = (await stage.rest.locatorPage(times, 'shift')).results;
			assert.deepEqual(
				groups.map(({ name }) => name),
				['Day Shift', 'Evening Shift', 'Night Shift'],
			);
		},
	};
}

const lastPage: Check = {
	name: 'a list of many pages is read to its end',
	async run(stage) {
		stage.sandbox.servetel.settings.maxPageSize = 10;
		const roles = await question(stage, 'servetel', 'searchRoles', 'userRole');
		const { results } = await stage.rest.locatorPage(roles);
		assert.ok(results.some(({ name }) => name === 'Supervisor'));
		assert.equal(stage.sandbox.servetel.count('users'), 5);
	},
};

const unavailable: Check = {
	name: 'a list that cannot be loaded says why, and that IDs can still be given',
	async run(stage) {
		const numbers = await question(stage, 'servetel', 'getNumbers', 'callerIds', {
			password: 'wrong-for-a-list',
		});
		await assert.rejects(
			stage.rest.options(numbers),
			/The list can't be loaded: Servetel does not accept this login.*IDs can still be given/s,
		);
		assert.equal(stage.sandbox.servetel.count('login'), 1);
	},
};

export const lists: Area = {
	title: 'Lists in the editor',
	checks: [
		loaded('servetel'),
		loaded('acefone'),
		searched('servetel'),
		searched('acefone'),
		lastPage,
		unavailable,
	],
};
