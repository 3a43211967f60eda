import { startSandbox, type Sandbox, type TelephonyStandIn } from '../sandbox';
import { accountData, VENDORS } from '../e2e/accounts';
import type { SavedCredential } from '../e2e/rest-types';
import { Entrance, type EntranceOptions } from './entrance';
import type { Member } from './member';
import type { Stack } from './stack';

/** What one scenario works with: the n8n of all of them, and stand-ins of its own with nothing in them. */
export class Site {
	private constructor(
		readonly stack: Stack,
		private readonly sandbox: Sandbox,
	) {}

	/** Runs a scenario's work; closes its stand-ins and starts its dead workers, whatever comes of it. */
	static async use<T>(stack: Stack, work: (site: Site) => Promise<T>): Promise<T> {
		const sandbox = await startSandbox();
		sandbox.acefone.settings.latencyMs = LATENCY;
		try {
			return await work(new Site(stack, sandbox));
		} finally {
			await sandbox.close();
			const dead = stack.workers.filter(({ memory }) => memory === undefined);
			await Promise.all(dead.map(async (worker) => await worker.start()));
		}
	}

	/** The vendor of every scenario: it has a login, a user list, and a limit where one is wanted. */
	get vendor(): TelephonyStandIn {
		return this.sandbox.acefone;
	}

	/** Lets the vendor take so many requests per clock second. */
	limit(perSecond: number): void {
		this.vendor.settings.rateLimit = { kind: 'fixedWindow', perSecond };
	}

	/** Saves the account's login and password, or a wrong one, as a credential. */
	async credential(password?: string): Promise<SavedCredential> {
		const data = accountData(this.sandbox, 'acefone', 'login');
		const typed = password === undefined ? data : { ...data, password };
		const { label, credential: type } = VENDORS.acefone;
		return await this.stack.rest.createCredential({ name: `${label} account`, type, data: typed });
	}

	/** Publishes a workflow that makes users of whatever is posted to it. */
	async entrance(options: EntranceOptions & { password?: string } = {}): Promise<Entrance> {
		const credential = await this.credential(options.password);
		return await Entrance.open(this.stack, credential, options);
	}

	/** Does something with workers that have other settings of n8n. */
	async withWorkers<T>(env: Record<string, string>, work: () => Promise<T>): Promise<T> {
		await this.replaceWorkers(env);
		try {
			return await work();
		} finally {
			await this.replaceWorkers({});
		}
	}

	private async replaceWorkers(env: Record<string, string>): Promise<void> {
		const replace = async (worker: Member) => {
			await worker.stop();
			await worker.start(env);
		};
		await Promise.all(this.stack.workers.map(replace));
	}

	/** The worker that began an execution; the last one, where it was begun again. */
	workerOf(execution: string): Member | undefined {
		return this.workersOf(execution).at(-1);
	}

	/** The workers that began an execution. */
	workersOf(execution: string): Member[] {
		const began = new RegExp(`Worker started execution ${execution} `);
		return this.stack.workers.filter(({ log }) => log.matching(began).length > 0);
	}
}

/** Milliseconds before a stand-in looks at a request: a vendor far away. */
const LATENCY = 50;
