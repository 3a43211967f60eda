import { like } from '../sandbox/like';
import { checkAt } from './fixture';
import { opposites } from './opposites';
import { reportOf } from './report';
import { sandbox } from './stand-ins';

/** One of each kind: the login, a form, a type, a status, a behaviour, a refusal. */
const chosen = {
	crmcom: ['nothing', 'login.exp', 'nobody.status', 'show.name', 'create.id', 'refused.code'],
	servetel: [
		...['nothing', 'login.token', 'login.life', 'header.bearer', 'rate.headers', 'users.wrapped'],
		...['users.hasMore', 'users.order', 'users.fullLastPage', 'users.id', 'users.login'],
		...['nobody.status', 'detail.form', 'numbers.bare', 'timeGroups.readable', 'create.id'],
		...['create.groups', 'taken.refused', 'taken.status', 'refused.field', 'refused.errors'],
	],
};

describe.each(['servetel', 'crmcom'] as const)('a stand-in like a report on %s', (name) => {
	it.each(chosen[name])('refutes again: %s', async (fact) => {
		Object.assign(sandbox[name].settings, opposites[name][fact]);
		const before = reportOf(await checkAt(sandbox, name));
		sandbox.reset();
		Object.assign(sandbox[name].settings, like(before));
		const { facts } = await checkAt(sandbox, name);
		const refuted = facts.filter(({ verdict }) => verdict === 'refuted');
		expect(refuted.map((one) => one.fact.name)).toEqual(fact === 'nothing' ? [] : [fact]);
	});
});
