import type { Contract } from '../contract';
import { directory, lists } from './asking';
import { create } from './create';
import { fields } from './fields';
import { connecting, login } from './login';
import { update } from './update';

/** What every vendor must do, driven by its stand-in: all that differs stands in `vendors/`. */
export function fulfils(contract: Contract): void {
	describe(contract.label, () => {
		const ways = Object.entries(contract.ways);
		const byLogin = ways.map(([, way]) => way).find(({ hasLogin }) => hasLogin);

		describe('fields', () => fields(contract));
		describe('a create', () => create(contract));
		describe('the directory', () => directory(contract));
		if (contract.lists.length > 0) describe('lists', () => lists(contract));
		const { update: updates } = contract;
		if (updates) describe('an update', () => update(contract, updates));
		describe.each(ways)('connecting by %s', (_way, way) => connecting(contract, way));
		if (byLogin) describe('the login', () => login(contract, byLogin));
	});
}
