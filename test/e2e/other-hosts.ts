import fastify from 'fastify';

/** A web server that is no vendor's: what an operator meets after mistyping an address. */
export interface OtherHosts {
	/** Every path is a web page, a "not found", or leads to another address. */
	at: Record<'html' | 'notFound' | 'redirect', string>;
	/** Paths that were asked for at the address that the redirect leads to. */
	reached: string[];
	close(): Promise<void>;
}

export async function startOtherHosts(): Promise<OtherHosts> {
	const app = fastify({ forceCloseConnections: true });
	const reached: string[] = [];
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', (_request, _payload, done) => done(null));
	app.all('/html/*', (_request, reply) =>
		reply.type('text/html').send('<!doctype html><title>Welcome</title><h1>It works!</h1>'),
	);
	app.all('/notFound/*', (_request, reply) => reply.code(404).send({ message: 'Not found' }));
	app.all('/redirect/*', (_request, reply) => reply.redirect(`${url}/elsewhere/`, 307));
	app.all('/elsewhere/*', (request) => {
		reached.push(request.url);
		return { success: true, access_token: 'stolen', status: { code: 'OK' } };
	});
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	const at = { html: `${url}/html`, notFound: `${url}/notFound`, redirect: `${url}/redirect` };
	return { at, reached, close: async () => await app.close() };
}
