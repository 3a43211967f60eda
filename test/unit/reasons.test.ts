import {
	codeOfLogin,
	reasonCode,
	type NotSentWhy,
	type Outcome,
	type ReasonCode,
} from '../../nodes/CreateUser/outcome';
import type { LoginProblem } from '../../nodes/CreateUser/wire/sent';
import { OUTCOMES, reason } from './outcomes';

/** Promised to be stable: a workflow's Switch node branches on them. */
const CLOSED_LIST: Record<ReasonCode, true> = {
	notValid: true,
	loginTaken: true,
	refusedByVendor: true,
	notAllowed: true,
	noAnswer: true,
	unreachable: true,
	tooManyRequests: true,
	credentialRefused: true,
	redirected: true,
	cannotAsk: true,
	cannotUpdate: true,
	outputFailed: true,
	stopped: true,
	fault: true,
};

const notSent = (why: NotSentWhy): Outcome => ({ kind: 'notSent', why });
const login = (kind: LoginProblem['kind']) =>
	notSent({ kind: 'login', problem: { kind, words: '' } });
const forbidden = (saidBy: 'api' | 'page') =>
	notSent({ kind: 'cannotAsk', why: { kind: 'forbidden', reason: reason({ saidBy }) } });
const fault = { kind: 'fault', error: new Error('x') } as const;

const CODES: Array<[string, Outcome, ReasonCode]> = [
	['refused by its check', OUTCOMES.notValid, 'notValid'],
	['refused by the vendor', OUTCOMES.refusedByVendor, 'refusedByVendor'],
	['refused with many others', OUTCOMES.notAllowed, 'notAllowed'],
	['taken', OUTCOMES.another, 'loginTaken'],
	['unknown', OUTCOMES.unknown, 'noAnswer'],
	['unknown from an earlier run', { kind: 'unknown', why: { of: 'create', sends: 1 } }, 'noAnswer'],
	[
		'unknown by a fault of the node',
		{ kind: 'unknown', why: { of: 'create', sends: 1, unclear: fault } },
		'fault',
	],
	['not reached', OUTCOMES.unreachable, 'unreachable'],
	['given a rest', notSent({ kind: 'paused', why: { kind: 'timedOut' } }), 'unreachable'],
	['turned away', notSent({ kind: 'tooManyRequests' }), 'tooManyRequests'],
	['after the end of the run', notSent({ kind: 'runEnded' }), 'stopped'],
	['redirected', notSent({ kind: 'redirected', to: '' }), 'redirected'],
	['not asked', notSent({ kind: 'cannotAsk', why: { kind: 'timedOut' } }), 'cannotAsk'],
	['not allowed to ask, by the API', forbidden('api'), 'notAllowed'],
	['not allowed to ask, by a page', forbidden('page'), 'cannotAsk'],
	['without an id', notSent({ kind: 'noId' }), 'cannotUpdate'],
	['not sent by a fault of the node', notSent(fault), 'fault'],
	['without a login', login('refused'), 'credentialRefused'],
	['without a host', login('unreachable'), 'unreachable'],
	['sent elsewhere', login('redirect'), 'redirected'],
	[
		'ended by what ended the run',
		notSent({ kind: 'ended', by: login('locked') }),
		'credentialRefused',
	],
];

describe('the code of an item', () => {
	it.each(CODES)('that was %s', (_what, outcome, code) => {
		expect(reasonCode(outcome)).toBe(code);
	});

	it('is one of the closed list; only an output that can’t be made has another source', () => {
		const used = new Set(CODES.map(([, , code]) => code));
		expect(Object.keys(CLOSED_LIST).filter((code) => !used.has(code as ReasonCode))).toEqual([
			'outputFailed',
		]);
	});

	it.each([
		'answered',
		'existing',
		'updated',
		'wouldCreate',
		'wouldReturn',
		'wouldUpdate',
	] as const)('that ended well is none: %s', (name) => {
		expect(reasonCode(OUTCOMES[name])).toBeUndefined();
	});
});

describe('the code of a login', () => {
	it.each<[LoginProblem['kind'], ReasonCode]>([
		['refused', 'credentialRefused'],
		['locked', 'credentialRefused'],
		['tokenRefused', 'credentialRefused'],
		['notTheApi', 'credentialRefused'],
		['unknownForm', 'credentialRefused'],
		['address', 'credentialRefused'],
		['empty', 'credentialRefused'],
		['changed', 'credentialRefused'],
		['unreadable', 'credentialRefused'],
		['unreachable', 'unreachable'],
		['redirect', 'redirected'],
	])('that was %s is %s', (kind, code) => {
		expect(codeOfLogin({ kind, words: '' })).toBe(code);
	});
});
