import type { VendorName } from '../sandbox';
import { factsOf } from './facts';
import { checkAt } from './fixture';
import { opposites } from './opposites';
import { sandbox } from './stand-ins';

const names: VendorName[] = ['servetel', 'acefone', 'crmcom'];

describe.each(names)('a check of %s', (name) => {
	it('confirms every fact', async () => {
		const { facts } = await checkAt(sandbox, name);
		const other = facts.filter(({ verdict }) => verdict !== 'confirmed');
		expect(other.map(({ fact, verdict, did }) => `${fact.name}: ${verdict}, ${did}`)).toEqual([]);
	});
});

it('has at least forty facts for a telephony brand, and all of them by name once', () => {
	const all = Object.values(factsOf).map((facts) => facts.map(({ name }) => name));
	expect(factsOf.servetel?.length).toBeGreaterThanOrEqual(40);
	expect(all.map((list) => new Set(list).size)).toEqual(all.map(({ length }) => length));
});

describe.each(['servetel', 'crmcom'] as const)('at a vendor like %s that is otherwise', (name) => {
	it('is tried for every fact', () => {
		const facts = (factsOf[name] ?? []).map((fact) => fact.name);
		expect(Object.keys(opposites[name]).sort()).toEqual(facts.sort());
	});

	it.each(Object.keys(opposites[name]))('refutes %s and nothing else', async (fact) => {
		Object.assign(sandbox[name].settings, opposites[name][fact]);
		const { facts } = await checkAt(sandbox, name);
		const refuted = facts.filter(({ verdict }) => verdict === 'refuted');
		expect(refuted.map((one) => `${one.fact.name}: ${one.did}`)).toEqual([
			expect.stringMatching(new RegExp(`^${fact}: `)),
		]);
	});
});
