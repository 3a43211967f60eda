import './made-up/registered';

import { directory, lists } from './suite/asking';
import { create } from './suite/create';
import { fields } from './suite/fields';
import { connecting, login } from './suite/login';
import { update } from './suite/update';
import { crmCom } from './vendors/crmcom';
import { madeUp } from './vendors/made-up';
import { acefone, servetel } from './vendors/telephony';

/** What every vendor must do, driven by its stand-in: all that differs stands in `vendors/`. */
describe.each([servetel, acefone, crmCom, madeUp].map((one) => [one.label, one] as const))(
	'%s',
	(_label, contract) => {
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
	},
);
