import type { Scenario } from '../scenario';
import { forms } from './forms';
import { killed } from './killed';
import { sheets } from './sheets';

/** All that is measured for docs/scaling.md, in its order. */
export const scenarios: Scenario[] = [
	forms(500),
	sheets({ sheets: 5, each: 1000, perSecond: 100, mostTime: 1.3 }),
	killed({ lines: 1000, perSecond: 50, ifUserExists: 'error' }),
	killed({ lines: 1000, perSecond: 50, ifUserExists: 'return' }),
];

/** What every change is checked with. */
export const small: Scenario[] = [
	forms(100),
	sheets({ sheets: 2, each: 100, perSecond: 20 }),
	killed({ lines: 100, perSecond: 20, ifUserExists: 'error' }),
];
