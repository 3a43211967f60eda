import { Pace } from '../../../nodes/CreateUser/account/pace';
import type { PacedRun } from '../../../nodes/CreateUser/account/paced-run';
import type { Failure, NotSentWhy, Outcome } from '../../../nodes/CreateUser/outcome';
import { Course, endsTheRun, isOfAccount } from '../../../nodes/CreateUser/run/course';
import type { VendorReason } from '../../../nodes/CreateUser/wire/reason';
import { OUTCOMES } from '../outcomes';

const { another, onlyFoundAfter } = OUTCOMES;
const reason: VendorReason = { message: 'No.', fields: [], httpStatus: 403, saidBy: 'api' };
const notSent = (why: NotSentWhy): Failure => ({ kind: 'notSent', why });
const runEnded = notSent({ kind: 'runEnded' });
const login = notSent({ kind: 'login', problem: { kind: 'refused', words: 'No.' } });
const cannotAsk = (saidBy: 'api' | 'page') =>
	notSent({ kind: 'cannotAsk', why: { kind: 'forbidden', reason: { ...reason, saidBy } } });

/** Whether an outcome ends a run: in Stop mode, in Continue mode. */
const RULE: Array<[string, Outcome, boolean, boolean]> = [
	['created', onlyFoundAfter, false, false],
	['existing', OUTCOMES.existing, false, false],
	['updated', OUTCOMES.updated, false, false],
	['would be created', OUTCOMES.wouldCreate, false, false],
	['refused by its check', OUTCOMES.notValid, true, false],
	['refused by the vendor', OUTCOMES.refusedByVendor, true, false],
	['taken', another, true, false],
	['refused with many others', OUTCOMES.notAllowed, true, true],
	['unknown', OUTCOMES.unknown, true, false],
	['not reached', OUTCOMES.unreachable, true, false],
	['turned away', notSent({ kind: 'tooManyRequests' }), true, false],
	['given a rest', notSent({ kind: 'paused', why: { kind: 'timedOut' } }), true, false],
	['redirected', notSent({ kind: 'redirected', to: 'x' }), true, true],
	['without a login', login, true, true],
	['not allowed to ask, by the API', cannotAsk('api'), true, true],
	['not allowed to ask, by a page', cannotAsk('page'), true, false],
	[
		'without an answer to ask by',
		notSent({ kind: 'cannotAsk', why: { kind: 'timedOut' } }),
		true,
		false,
	],
	['without an id', notSent({ kind: 'noId' }), true, false],
	['a fault', notSent({ kind: 'fault', error: null }), true, false],
	['only not sent because the run had ended', runEnded, false, false],
];

describe('whether an outcome ends the run', () => {
	it.each(RULE)('%s', (_what, outcome, inStopMode, inContinueMode) => {
		expect(endsTheRun(outcome, 'stop')).toBe(inStopMode);
		expect(endsTheRun(outcome, 'continue')).toBe(inContinueMode);
	});

	it('with Continue only by what no other item would fare better with', () => {
		const ofAccount = RULE.filter(([, outcome]) => isOfAccount(outcome));
		expect(ofAccount).toEqual(RULE.filter(([, , , inContinueMode]) => inContinueMode));
	});
});

describe('the course of a run', () => {
	let run: PacedRun;
	beforeEach(() => (run = new Pace().join({ concurrency: 5, perSecond: 0 })));

	it('goes on after a success', () => {
		const course = new Course(run, 'stop');
		course.note(0, onlyFoundAfter);
		expect([course.maySend, course.cause]).toEqual([true, undefined]);
	});

	it('ends with the first that ends it, and keeps its cause', () => {
		const course = new Course(run, 'stop');
		course.note(3, OUTCOMES.refusedByVendor);
		course.note(1, OUTCOMES.unknown);
		expect(course.maySend).toBe(false);
		expect(course.cause).toEqual({ item: 3, outcome: OUTCOMES.refusedByVendor });
		expect(run.may('ask')).toBe(true);
	});

	it('goes on with Continue, but for what concerns the account', () => {
		const course = new Course(run, 'continue');
		course.note(0, OUTCOMES.refusedByVendor);
		course.onFailure();
		expect(course.maySend).toBe(true);
		course.note(1, login);
		expect(course.maySend).toBe(false);
	});

	it('sends nothing new in Stop mode as soon as one failure is certain', () => {
		const course = new Course(run, 'stop');
		course.onFailure();
		expect([course.maySend, course.cause]).toEqual([false, undefined]);
	});

	it.each([
		['stop', false],
		['continue', true],
	] as const)('in %s mode is held while a refusal is looked into: %s', async (mode, goesOn) => {
		jest.useFakeTimers();
		const course = new Course(run, mode);
		const goOn = course.hold();
		const started = jest.fn();
		void run.enter('send').then(started);
		await jest.advanceTimersByTimeAsync(0);
		expect(started.mock.calls.length).toBe(goesOn ? 1 : 0);
		goOn();
		await jest.advanceTimersByTimeAsync(0);
		expect(started.mock.calls.length).toBe(1);
		jest.useRealTimers();
	});

	it('that the operator stops sends nothing more', () => {
		const course = new Course(run, 'continue');
		course.stop();
		expect([course.isStopped, course.maySend]).toEqual([true, false]);
	});
});

describe('an item that was only not sent because the run had ended', () => {
	const afterwards = (cause: Outcome | undefined, outcome: Outcome) => {
		const run = new Pace().join({ concurrency: 5, perSecond: 0 });
		const course = new Course(run, 'stop');
		if (cause) course.note(0, cause);
		return course.asItIs(outcome);
	};

	it('says so where the account’s trouble ended it', () => {
		expect(afterwards(login, runEnded)).toEqual({
			kind: 'notSent',
			why: { kind: 'ended', by: login },
		});
	});

	it.each<[string, Outcome | undefined, Outcome]>([
		['another item ended the run', OUTCOMES.refusedByVendor, runEnded],
		['the operator stopped it', undefined, runEnded],
		['it has a trouble of its own', login, OUTCOMES.unreachable],
		['it was created', login, onlyFoundAfter],
	])('does not where %s', (_what, cause, outcome) => {
		expect(afterwards(cause, outcome)).toBe(outcome);
	});
});
