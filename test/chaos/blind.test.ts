import { chaos } from './faults';
import { VENDORS, weather, withoutLookup } from './storm';

jest.setTimeout(120_000);

const USERS = 100;

/** The counterpart of the storm: a check that could not fail would prove nothing. */
describe.each(VENDORS)('%s in a storm, with look-ups that see nothing', (vendor) => {
	it.concurrent('has duplicates, and the checks see them', async () => {
		const storm = { vendor, users: USERS, seed: 1, plan: chaos(USERS) };
		const { truth } = await withoutLookup(
			vendor,
			async () => await weather({ ...storm, settings: { uniqueLogins: false } }),
		);
		expect(truth.duplicates).toBeGreaterThan(0);
		expect(truth.untrue.length).toBeGreaterThan(0);
		expect(truth.users).toBeGreaterThan(USERS);
	});
});
