import { N8nRest } from '../e2e/rest';
import { isSince2, type N8nVersion } from '../e2e/versions';
import { Member, type MemberOptions } from './member';
import { startServices, type Services } from './services';

/** n8n in queue mode: a main, its workers, and the services between them. */
export interface Stack {
	version: N8nVersion;
	url: string;
	rest: N8nRest;
	main: Member;
	workers: Member[];
	services: Services;
	stop(): Promise<void>;
}

export interface StackOptions {
	version: N8nVersion;
	/** Tarball of the package. */
	tarball: string;
	logs: string;
	/** Settings of n8n, in all of its processes. */
	env?: Record<string, string>;
}

const WORKERS = ['worker1', 'worker2'];

/** With its own two connections the main of n8n 1 answers 503 where fifty forms come at once. */
const BEFORE_2 = { DB_POSTGRESDB_POOL_SIZE: '10' };

/** Jobs that a worker has at once: n8n's own number. */
const CONCURRENCY = 10;

/** Starts all of it and makes the owner. */
export async function startStack({ env, ...options }: StackOptions): Promise<Stack> {
	const services = await startServices();
	const shared = {
		...options,
		env: {
			...services.env,
			...(isSince2(options.version) ? {} : BEFORE_2),
			N8N_ENCRYPTION_KEY: 'one-for-all-of-a-queue',
			...env,
		},
	};
	try {
		// The main makes the tables of the database, so the workers wait for it.
		const main = await Member.start({ ...shared, ...asMain });
		const workers = await Promise.all(
			WORKERS.map(async (name) => await Member.start({ ...shared, ...asWorker, name })),
		);
		const url = urlOf(main);
		const stop = async () => {
			await Promise.all([...workers, main].map(async (member) => await member.stop()));
			services.stop();
		};
		const rest = await N8nRest.signIn(url);
		return { version: options.version, url, rest, main, workers, services, stop };
	} catch (error) {
		services.stop();
		throw error;
	}
}

type Part = Pick<MemberOptions, 'command' | 'isReady'>;

const asMain: Part & { name: string } = {
	name: 'main',
	command: ['start'],
	isReady: async (member) => {
		const answer = await fetch(`${urlOf(member)}/rest/settings`).catch(() => undefined);
		return answer?.ok === true && (answer.headers.get('content-type') ?? '').includes('json');
	},
};

const asWorker: Part = {
	command: ['worker', `--concurrency=${CONCURRENCY}`],
	isReady: ({ log, starts }) => log.matching(/worker is now ready/).length >= starts,
};

const urlOf = ({ port }: Member) => `http://127.0.0.1:${port}`;
