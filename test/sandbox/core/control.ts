import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultRule } from './faults';
import type { CommonSettings } from './settings';
import type { Endpoint, StandIn } from './types';

/**
 * The stand-in's own addresses under `/__sandbox`, for tests in another process. They stand
 * outside the pipeline: never recorded, limited or faulted.
 */
export function addControl<S extends CommonSettings>(
	app: FastifyInstance,
	standIn: StandIn<S, string>,
	counts: () => Partial<Record<Endpoint, number>>,
): void {
	const actions: Record<string, (body: Record<string, unknown>) => object> = {
		settings: (body) => changeSettings(standIn.settings, body),
		faults: (body) => {
			standIn.faults.plan = rulesOf(body.plan);
			return { plan: standIn.faults.plan };
		},
		reset: () => {
			standIn.reset();
			return {};
		},
		revoke: () => {
			standIn.revokeTokens();
			return {};
		},
		signIn: ({ login, password }) => ({
			signsIn: standIn.signIn(String(login), String(password)),
		}),
	};

	app.get('/__sandbox/state', () => ({
		vendor: standIn.vendor,
		url: standIn.url,
		settings: standIn.settings,
		plan: standIn.faults.plan,
		counts: counts(),
		requests: standIn.requests,
		users: standIn.users,
		tokensIssued: standIn.tokensIssued,
	}));
	for (const [name, action] of Object.entries(actions)) {
		app.post(`/__sandbox/${name}`, (request, reply) => attempt(request, reply, action));
	}
}

function attempt(
	request: FastifyRequest,
	reply: FastifyReply,
	action: (body: Record<string, unknown>) => object,
): object {
	try {
		const text = typeof request.body === 'string' && request.body !== '' ? request.body : '{}';
		return action(JSON.parse(text) as Record<string, unknown>);
	} catch (error) {
		return reply.code(400).send({ error: (error as Error).message });
	}
}

function changeSettings<S extends CommonSettings>(settings: S, changes: object): S {
	const unknown = Object.keys(changes).filter((key) => !(key in settings));
	if (unknown.length > 0) throw new Error(`No such setting: ${unknown.join(', ')}`);
	// JSON knows no undefined: null switches a setting off.
	const entries = Object.entries(changes).map(([key, value]) => [key, value ?? undefined]);
	return Object.assign(settings, Object.fromEntries(entries));
}

function rulesOf(plan: unknown): FaultRule[] {
	const isRule = (rule: unknown) =>
		typeof rule === 'object' && rule !== null && 'kind' in rule && 'on' in rule;
	if (!Array.isArray(plan) || !plan.every(isRule)) {
		throw new Error('Send { "plan": [{ "kind", "on", … }] }');
	}
	return plan as FaultRule[];
}
