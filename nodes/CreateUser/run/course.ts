import type { PacedRun } from '../account/paced-run';
import type { RunCourse } from '../creation/parts';
import { isSuccess, mayNotRead, type Failure, type Outcome } from '../outcome';
import type { UntilEnd } from '../wire/wait';

/** True for what no other item would fare better with: the credential's, the address's, its rights. */
export function isOfAccount(outcome: Outcome): boolean {
	if (outcome.kind === 'refused') return outcome.why.by === 'notAllowed';
	if (outcome.kind !== 'notSent') return false;
	const { why } = outcome;
	return why.kind === 'login' || why.kind === 'redirected' || mayNotRead(why);
}

/** True for an item that was only not sent because the run had ended. */
export function isAftermath(outcome: Outcome): boolean {
	return outcome.kind === 'notSent' && outcome.why.kind === 'runEnded';
}

/** The rule: whether an outcome ends the run. */
export function endsTheRun(outcome: Outcome, mode: 'continue' | 'stop'): outcome is Failure {
	if (isSuccess(outcome) || isAftermath(outcome)) return false;
	return mode === 'stop' || isOfAccount(outcome);
}

/** The course of a run: may it still send something, and what ended it? */
export class Course implements RunCourse {
	/** n8n's Stop button or a workflow's time-out. */
	isStopped = false;
	/** The first outcome that ended the run. */
	cause?: { item: number; outcome: Failure };

	constructor(
		private readonly run: PacedRun,
		private readonly mode: 'continue' | 'stop',
	) {}

	get maySend(): boolean {
		return this.run.may('send');
	}

	/** The operator has stopped the execution. */
	stop(): void {
		this.isStopped = true;
		this.run.stopSending();
	}

	readonly untilEnd: UntilEnd = async (work) => await this.run.untilEnd('send', work);

	/** In Stop mode nothing new is sent. */
	onFailure(): void {
		if (this.mode === 'stop') this.run.stopSending();
	}

	hold(): () => void {
		return this.mode === 'stop' ? this.run.hold() : () => undefined;
	}

	/** Notes an outcome. */
	note(item: number, outcome: Outcome): void {
		if (!endsTheRun(outcome, this.mode)) return;
		this.cause ??= { item, outcome };
		this.run.stopSending();
	}

	/** An item that was only not sent because the account's trouble ended the run says so. */
	asItIs(outcome: Outcome): Outcome {
		const { cause } = this;
		if (!cause || !isAftermath(outcome) || !isOfAccount(cause.outcome)) return outcome;
		return { kind: 'notSent', why: { kind: 'ended', by: cause.outcome } };
	}
}
