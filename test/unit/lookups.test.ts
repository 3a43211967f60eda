import { Lookups } from '../../nodes/CreateUser/run/lookups';
import { Pace } from '../../nodes/CreateUser/run/pace';
import type { SendRequest, Shown } from '../../nodes/CreateUser/vendors/contract';

/** Look-ups at a vendor that is asked for one login, whose code for "no such user" has to be learnt. */
const request: SendRequest = async () => ({ status: 200, text: '', json: undefined });
const ask: SendRequest = async () => ({ status: 200, text: '', json: undefined });

function vendorThat(answers: (login: string) => Shown) {
	const show = jest.fn(async (by: SendRequest, login: string): Promise<Shown> => {
		await by({ method: 'GET', path: login });
		return answers(login);
	});
	return { kind: 'show', show } as const;
}

const find = async (lookups: Lookups, vendor: ReturnType<typeof vendorThat>, by = request) =>
	await lookups.find(vendor, by, ask, 'asha', Date.now());

it('the code that nobody gets is learnt once', async () => {
	const vendor = vendorThat(() => ({ code: 'NONE' }));
	const lookups = new Lookups();
	for (let time = 0; time < 3; time++) {
		expect(await find(lookups, vendor)).toEqual({ kind: 'none' });
	}
	expect(vendor.show).toHaveBeenCalledTimes(4);
});

it('is learnt anew after an answer that does not fit', async () => {
	const lookups = new Lookups();
	const unwell = vendorThat(() => ({ code: 'UNWELL' }));
	expect(await find(lookups, unwell)).toEqual({ kind: 'none' });
	const well = vendorThat(() => ({ code: 'NONE' }));
	expect(await find(lookups, well)).toMatchObject({ kind: 'unclear' });
	expect(await find(lookups, well)).toEqual({ kind: 'none' });
});

it('a vendor that shows a user for every name leaves the question open', async () => {
	const vendor = vendorThat((login) =>
		login === 'asha' ? { code: 'NONE' } : { user: { id: '1', raw: {} } },
	);
	expect(await find(new Lookups(), vendor)).toMatchObject({ kind: 'unclear' });
});

it('is not learnt by a request that the run may hold back or end', async () => {
	const pace = new Pace();
	const run = {};
	pace.join(run, { concurrency: 1, perSecond: 0 });
	pace.hold(run);
	/** Gets through for the login itself, and then no more. */
	const held: SendRequest = async ({ path }) => {
		if (path !== 'asha') await pace.enter(run);
		return { status: 200, text: '', json: undefined };
	};
	const lookups = new Lookups();
	const vendor = vendorThat(() => ({ code: 'NONE' }));
	const both = Promise.all([find(lookups, vendor, held), find(lookups, vendor, ask)]);
	expect(await both).toEqual([{ kind: 'none' }, { kind: 'none' }]);
});
