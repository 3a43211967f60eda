import { Memory, type NodeContext, remember } from '../../../nodes/CreateUser/creation/memory';
import type { Settled } from '../../../nodes/CreateUser/item';
import type { Outcome } from '../../../nodes/CreateUser/outcome';
import { OUTCOMES } from '../outcomes';

const NOON = Date.UTC(2026, 0, 31, 12);

beforeEach(() => jest.useFakeTimers({ now: NOON }));
afterEach(() => jest.useRealTimers());

/** What is saved of one user. */
function savedOf(outcome: Outcome, password?: string) {
	const memory = new Memory({} as NodeContext, 'account', ['place']);
	const settled: Settled = {
		...{ item: 0, login: 'asha.rao', items: [0], outcome, password },
		secrets: ['Kx7-mQ2!'],
	};
	remember(memory, [settled]);
	return memory.savedUser('asha.rao');
}

const SAVED = { login: 'asha.rao', id: '7', at: NOON };

it.each<[string, Outcome, string | undefined, object | undefined]>([
	['a user who was created', OUTCOMES.answered, undefined, { ...SAVED, evidence: 'answered' }],
	[
		'one whose password was generated and signs in',
		OUTCOMES.absentBefore,
		'Kx7-mQ2!',
		{ ...SAVED, evidence: 'absentBefore', generated: true },
	],
	[
		'one whose generated password may not be theirs',
		OUTCOMES.onlyFoundAfter,
		'Kx7-mQ2!',
		{ ...SAVED, evidence: 'onlyFoundAfter' },
	],
	[
		'one who may exist',
		OUTCOMES.unknown,
		'Kx7-mQ2!',
		{ login: 'asha.rao', id: null, evidence: 'uncertain', at: NOON },
	],
	['nobody who was there before', OUTCOMES.existing, undefined, undefined],
	['nobody who was updated', OUTCOMES.updated, undefined, undefined],
	['nobody who was refused', OUTCOMES.refusedByVendor, undefined, undefined],
	['nobody who was not sent', OUTCOMES.unreachable, undefined, undefined],
	['nobody of a dry run', OUTCOMES.wouldCreate, 'Kx7-mQ2!', undefined],
])('the record of a failed run has %s', (_what, outcome, password, saved) => {
	expect(savedOf(outcome, password)).toEqual(saved);
	expect(JSON.stringify(saved ?? {})).not.toContain('Kx7');
});
