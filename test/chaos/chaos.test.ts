import { otherProcess } from '../engine/cases';
import { chaos, lateCommits, LIST_LAG } from './faults';
import { VENDORS, weather } from './storm';
import { perfect } from './truth';
import { runTwice } from './twice';

jest.setTimeout(120_000);

const USERS = 100;

describe.each(VENDORS)('%s in a storm', (vendor) => {
	const storm = { vendor, users: USERS, seed: 1 };
	const settings = { uniqueLogins: false };

	it.concurrent('creates each user exactly once, and every password signs in', async () => {
		const { truth, faults, logins } = await weather({ ...storm, plan: chaos(USERS), settings });
		expect(truth).toEqual(perfect(USERS));
		expect(logins).toBe(3);
		expect(Object.keys(faults)).toEqual(
			expect.arrayContaining(['commitThenDelay', 'dropAfter', 'dropBefore', 'status429']),
		);
	});

	it.concurrent('says only what is so when commits come late and the list lags', async () => {
		const late = { uniqueLogins: true, listLagMs: LIST_LAG };
		const { truth } = await weather({ ...storm, plan: lateCommits(USERS), settings: late });
		expect(truth).toMatchObject({ duplicates: 0, untrue: [], unlinked: 0, wrongPasswords: 0 });
		expect(truth.created + truth.unknown).toBe(USERS);
	});

	it.concurrent('returns all and creates none when the sheet is run again', async () => {
		const { lookups, ...twice } = await runTwice(vendor, USERS, otherProcess);
		expect(lookups).toBeGreaterThan(0);
		expect(twice).toEqual({
			...{ logins: USERS, users: USERS },
			...{ created: USERS, again: 0, returned: USERS },
		});
	});
});
