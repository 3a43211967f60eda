import type { Tally } from '../../../nodes/CreateUser/report/tally';

/** What an execution of three items did: nothing but what is given. */
export const tally = (change: Partial<Tally> = {}): Tally => ({
	...{ total: 3, users: 3, created: [], updated: [], existing: 0, wouldCreate: 0, notSent: 0 },
	...{ refused: [], unknown: [] },
	before: { created: [], unknown: [] },
	...change,
});
