import fastify from 'fastify';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { nodeBinary } from '../e2e/cache';
import { run } from '../e2e/command';

/** An npm registry on this machine that has one package. */
export interface Registry {
	url: string;
	/** Of its package. */
	version: string;
	/** The paths that were asked for. */
	asked: string[];
	close(): Promise<void>;
}

/** Serves a tarball as the registry does for a package that was published from it. */
export async function startRegistry(tarball: string): Promise<Registry> {
	const content = readFileSync(tarball);
	const manifest = JSON.parse(await run('tar', ['-xzOf', tarball, 'package/package.json'])) as {
		name: string;
		version: string;
	};
	const { name, version } = manifest;
	const hash = (algorithm: string) => createHash(algorithm).update(content);
	const asked: string[] = [];
	const app = fastify();
	app.addHook('onRequest', async ({ url }) => void asked.push(url));
	app.get(`/${name}`, async ({ host }) => ({
		name,
		'dist-tags': { latest: version },
		versions: {
			[version]: {
				...manifest,
				dist: {
					tarball: `http://${host}/${name}/-/${basename(tarball)}`,
					shasum: hash('sha1').digest('hex'),
					integrity: `sha512-${hash('sha512').digest('base64')}`,
				},
			},
		},
	}));
	app.get(`/${name}/-/${basename(tarball)}`, async (_request, reply) =>
		reply.type('application/octet-stream').send(content),
	);
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return { url, version, asked, close: async () => await app.close() };
}

/**
 * Settings with which n8n installs from a registry on this machine and asks nobody outside. Its own setting
 * for another registry needs a licence, so the `npm` that it finds is one that goes to this registry.
 */
export async function installingFrom(
	{ url }: Registry,
	work: string,
): Promise<Record<string, string>> {
	const bin = join(work, 'bin');
	mkdirSync(bin, { recursive: true });
	const path = process.env.PATH ?? '';
	writeFileSync(
		join(bin, 'npm'),
		`#!/bin/sh\nexport PATH='${path}'\nexec npm "$@" --registry=${url}\n`,
	);
	chmodSync(join(bin, 'npm'), 0o755);
	// Nothing listens on this port, which is not one of those that the system gives away.
	const nowhere = 'http://127.0.0.1:9';
	return {
		PATH: [bin, dirname(await nodeBinary()), path].join(delimiter),
		npm_config_cache: join(work, 'npm-cache'),
		npm_config_update_notifier: 'false',
		...{ HTTP_PROXY: nowhere, HTTPS_PROXY: nowhere, http_proxy: nowhere, https_proxy: nowhere },
		...{ NO_PROXY: '127.0.0.1,localhost', no_proxy: '127.0.0.1,localhost' },
	};
}
