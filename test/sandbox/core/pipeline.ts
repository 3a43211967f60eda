import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock, Pending } from './clock';
import { courseOf, tooMany, type Course, type Delivery } from './course';
import type { FaultPlan } from './faults';
import { LateCommits } from './late';
import { Limiter } from './limiter';
import { RequestLog } from './log';
import type { VendorModel } from './model';
import { draw } from './random';
import type { CommonSettings } from './settings';
import type { Answer, RecordedRequest, Route, VendorRequest } from './types';
import { deliver, readRequest } from './wire';

/**
 * The way of every request: recorded, delayed, counted against the limit, its token checked, its
 * fault decided, carried out, delivered. Limit and token come before the fault, so that only
 * requests that would have worked use up a fault.
 */
export class Pipeline {
	readonly log = new RequestLog();
	readonly clock = new Clock();
	readonly pending = new Pending();
	private limiter = new Limiter();
	private late = new LateCommits();

	constructor(
		private readonly model: VendorModel<CommonSettings, string>,
		private readonly faults: FaultPlan,
	) {}

	reset(): void {
		this.clock.newEra();
		this.limiter = new Limiter();
		this.late = new LateCommits();
		this.log.clear();
	}

	async serve(route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
		const asked = readRequest(request);
		const entry = this.log.open(route.endpoint, asked);
		reply.raw.once('close', () => {
			entry.finishedAt = Date.now();
			if (entry.outcome === 'pending') entry.outcome = 'clientGone';
		});
		const delivery = await this.run(route, asked, entry);
		if (entry.outcome === 'pending') note(entry, delivery);
		return deliver(reply, delivery);
	}

	/** Of the request that was recorded last. */
	private get latency(): number {
		const { latencyMs, latencyVaries } = this.model.settings;
		return latencyVaries ? latencyMs * (0.5 + draw('latency', this.log.entries.length)) : latencyMs;
	}

	private async run(route: Route, asked: VendorRequest, entry: RecordedRequest): Promise<Delivery> {
		const { signal } = this.clock;
		const processed = this.pending.enter();
		try {
			await this.clock.wait(this.latency, signal);
			const refusal = this.limited() ?? this.refused(route, asked, entry);
			const otherwise = (answer: Answer) => this.reshaped(route, asked, entry, answer);
			if (refusal) return { how: 'answer', answer: otherwise(refusal) };

			const login = this.model.loginOf(route.endpoint, asked);
			const fault = this.faults.decide(route.endpoint, asked, login);
			entry.fault = fault?.kind;
			if (fault?.kind === 'tokenRevoked') {
				this.model.sessions.revokeAll();
				const dead = this.refused(route, asked, entry);
				if (dead) return { how: 'answer', answer: otherwise(dead) };
			}

			const course = courseOf(fault, this.model.answers);
			await this.clock.wait(course.waitBeforeMs, signal);
			await course.waitUntil;
			const carryOut = () => {
				const answer = route.handle(asked, entry.account);
				entry.committed = answer.committed;
				return otherwise(answer);
			};
			const answer = course.process ? carryOut() : undefined;
			if (course.later) this.carryOutLater(course.later, login, carryOut);
			this.late.noteLookUp(route.endpoint, asked, login);
			processed();
			await this.clock.wait(course.waitAfterMs, signal);
			return course.deliver(answer);
		} catch (error) {
			if (!signal.aborted) throw error;
			return { how: 'drop' };
		} finally {
			processed();
		}
	}

	private carryOutLater(
		later: NonNullable<Course['later']>,
		login: string | undefined,
		carryOut: () => void,
	): void {
		if ('lookUps' in later) return this.late.add(login, later.lookUps, carryOut);
		const processed = this.pending.enter();
		void this.clock
			.wait(later.ms, this.clock.signal)
			.then(carryOut, () => undefined)
			.finally(processed);
	}

	private limited(): Answer | undefined {
		const { rateLimit } = this.model.settings;
		const seconds = this.limiter.turnAway(rateLimit);
		if (seconds === undefined) return undefined;
		return tooMany(this.model.answers, rateLimit?.retryAfter, seconds);
	}

	private reshaped(
		route: Route,
		request: VendorRequest,
		{ account }: RecordedRequest,
		answer: Answer,
	): Answer {
		const { reshape } = this.model.settings;
		const again = (query: VendorRequest['query']) => route.handle({ ...request, query }, account);
		return reshape?.({ endpoint: route.endpoint, request, answer, again }) ?? answer;
	}

	private refused(route: Route, asked: VendorRequest, entry: RecordedRequest): Answer | undefined {
		const authorised = route.authorise?.(asked);
		if (!authorised) return undefined;
		if ('refusal' in authorised) return authorised.refusal;
		entry.account = authorised.account;
		return undefined;
	}
}

function note(entry: RecordedRequest, delivery: Delivery): void {
	const outcomes = { answer: 'answered', cut: 'cut', drop: 'dropped' } as const;
	entry.outcome = outcomes[delivery.how];
	if (delivery.how !== 'drop') entry.status = delivery.answer.status;
}
