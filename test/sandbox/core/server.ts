import Fastify, { type FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { addControl } from './control';
import { FaultPlan } from './faults';
import type { VendorModel } from './model';
import { Pipeline } from './pipeline';
import { replaceProperties, type CommonSettings } from './settings';
import type { Route, StandIn } from './types';

/** Milliseconds that a connection may rest: longer than any test, so that none is closed under a request. */
const KEEP_ALIVE = 600_000;

/** Opens a vendor's stand-in on 127.0.0.1. Port 0 takes a free one. */
export async function openStandIn<S extends CommonSettings, V extends string>(
	model: VendorModel<S, V>,
	options: { seed: number; port: number },
): Promise<StandIn<S, V>> {
	// Most stand-ins of a test are never asked, and routes take a hundred times as long as a server.
	let router: Promise<FastifyInstance> | undefined;
	const server = createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
		router ??= routerOf(pipeline, model, standIn);
		void router.then((app) => app.routing(request, response));
	});

	const faults = new FaultPlan(`${options.seed} ${model.vendor}`);
	const pipeline = new Pipeline(model, faults);
	const { store, sessions, lockout, settings } = model;

	const standIn: StandIn<S, V> = {
		vendor: model.vendor,
		url: '',
		requests: pipeline.log.entries,
		users: store.all,
		get created() {
			return store.all.filter((user) => !user.seeded);
		},
		settings,
		faults,
		tokensIssued: sessions.issued,
		count: (endpoint) => pipeline.log.count(endpoint),
		signIn: (login, password) => store.withLogin(login).some((user) => user.password === password),
		revokeTokens: () => sessions.revokeAll(),
		settled: () => pipeline.pending.none(),
		reset: () => {
			pipeline.reset();
			sessions.reset();
			lockout.reset();
			replaceProperties(settings, model.defaultSettings());
			faults.plan = [];
			store.clear();
			model.fill();
		},
		close: async () => {
			pipeline.clock.newEra();
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};

	model.fill();
	server.listen({ host: '127.0.0.1', port: options.port });
	await once(server, 'listening');
	standIn.url = addressOf(server);
	return standIn;
}

async function routerOf<S extends CommonSettings, V extends string>(
	pipeline: Pipeline,
	model: VendorModel<S, V>,
	standIn: StandIn<S, V>,
): Promise<FastifyInstance> {
	const app = Fastify({ exposeHeadRoutes: false });
	keepBodiesAsText(app);
	addRoutes(app, pipeline, model);
	addControl(app, standIn, () => pipeline.log.countAll());
	await app.ready();
	return app;
}

/** The handlers judge bodies and content types themselves, as the vendor would. */
function keepBodiesAsText(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
}

function addRoutes<S extends CommonSettings>(
	app: FastifyInstance,
	pipeline: Pipeline,
	model: VendorModel<S, string>,
): void {
	for (const route of model.routes) {
		app.route({
			method: route.method,
			url: route.path,
			handler: (request, reply) => pipeline.serve(route, request, reply),
		});
	}
	const other: Route = {
		method: 'GET',
		path: '*',
		endpoint: 'other',
		handle: () => model.answers.notFound(),
	};
	app.setNotFoundHandler((request, reply) => pipeline.serve(other, request, reply));
}

function addressOf(server: Server): string {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The server is not open');
	return `http://127.0.0.1:${address.port}`;
}
