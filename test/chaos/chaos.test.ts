import { onLoginBench } from '../engine/cases';
import { perfect } from '../engine/truth';
import { chaos } from './faults';
import { VENDORS, weatherOn } from './storm';

/** One short seed; `npm run chaos` has thousands of users, and the runs that must fail. */
const USERS = 40;
const seed = 2;

it.concurrent.each(VENDORS)(
	`%s, seed ${seed}: in a storm each user is created exactly once`,
	async (vendor) => {
		await onLoginBench(vendor, async (bench) => {
			const settings = { uniqueLogins: false };
			const storm = { vendor, users: USERS, seed, plan: chaos(USERS), settings };
			const { truth, logins, faults } = await weatherOn(bench, storm);
			expect(truth).toEqual(perfect(USERS));
			expect(logins).toBe(3);
			const met = ['dropAfter', 'dropBefore', 'status429', 'tokenRevoked'];
			expect(Object.keys(faults)).toEqual(expect.arrayContaining(met));
		});
	},
);
