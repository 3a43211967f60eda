import type { pauses as shipped } from '../../nodes/CreateUser/wire/pauses';

/**
 * What the node waits for is short here, wherever it is loaded; what it remembers, and what must
 * succeed, keeps the shipped time, so that no verdict hangs on how fast the machine is.
 */
const short: Partial<typeof shipped> = {
	restOfAnswer: 500,
	firstBackOff: 20,
	knownBackOff: 10,
	longestBackOff: 200,
	limitBudget: 10_000,
	firstGap: 20,
	longestGap: 200,
	limitedLogin: [20, 40, 80],
	firstUnreachable: 10,
	longestUnreachable: 100,
	unreachableBudget: 6000,
	absentCounts: 500,
	askAfter: [0, 80, 120, 320],
	askAgain: 60,
	longestScanRest: 50,
	loginBackOff: 20,
	longestLoginBackOff: 200,
};

const mockShort = short;

// Not set once and for all: a test may load the node again, as another process has it.
jest.mock('../../nodes/CreateUser/wire/pauses', () => {
	const { pauses } = jest.requireActual<{ pauses: typeof shipped }>(
		'../../nodes/CreateUser/wire/pauses',
	);
	return { pauses: Object.assign(pauses, mockShort) };
});
