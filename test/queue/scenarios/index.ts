import type { Scenario } from '../scenario';
import { beside } from './beside';
import { forms, formsWithLegacyEngine } from './forms';
import { killed } from './killed';
import { long } from './long';
import { sameLoginLater, sameLoginRefused, sameLoginTaken } from './same-login';
import { sheets } from './sheets';
import { revoked, shortTokens, wrongPassword } from './tokens';

/** All that is measured for docs/scaling.md, in its order. */
export const scenarios: Scenario[] = [
	forms(500),
	formsWithLegacyEngine(500),
	sheets({ sheets: 5, each: 1000, perSecond: 100, mostTime: 1.3, widestGap: 15 }),
	sheets({ sheets: 5, each: 1000, perSecond: 100, told: 50 }),
	beside,
	shortTokens,
	revoked,
	wrongPassword,
	killed({ lines: 1000, perSecond: 50, ifUserExists: 'error' }),
	killed({ lines: 1000, perSecond: 50, ifUserExists: 'return' }),
	long(20_000),
	sameLoginRefused,
	sameLoginLater,
	sameLoginTaken,
];

/** What every change is checked with. */
export const small: Scenario[] = [
	forms(100),
	sheets({ sheets: 2, each: 100, perSecond: 20 }),
	killed({ lines: 100, perSecond: 20, ifUserExists: 'error' }),
];
