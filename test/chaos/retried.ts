import type { IDataObject } from 'n8n-workflow';

import { CONTINUE, ERROR_OUTPUT, RETRIES } from '../engine/cases';
import type { Bench } from '../engine/fixture';
import { runWorkflow, type EngineRun } from '../engine/harness';
import { itemsOf, perfect, truthOf } from '../engine/truth';
import type { FaultRule, VendorName } from '../sandbox';
import { chaos } from './faults';
import { openBench, people, stormParameters, type Storm } from './storm';

type Size = Pick<Storm, 'users' | 'seed'>;

/** The same sheet with the login of the refused one corrected, as an operator does in the mapping. */
function corrected(vendor: VendorName, login: string): IDataObject {
	const parameter = vendor === 'crmcom' ? 'username' : 'loginId';
	return {
		[parameter]: `={{ $json.login === ${JSON.stringify(login)} ? 'corrected' : $json.login }}`,
	};
}

const same = (one: unknown, other: unknown): boolean =>
	JSON.stringify(one) === JSON.stringify(other);

/** A storm in which one user is refused: what later tries of the execution make of it. */
class Retried {
	private readonly inputs: IDataObject[];
	private readonly middle: string;

	constructor(
		private readonly vendor: VendorName,
		private readonly size: Size,
	) {
		this.inputs = people(size);
		this.middle = String(this.inputs[Math.floor(size.users / 2)]?.login);
	}

	/** CRM.COM is not: who is only found afterwards may have been there, with a password of their own. */
	private get isAskedBefore(): boolean {
		return this.vendor !== 'crmcom';
	}

	/** The vendor refuses one user so many times, in the weather of the chaos run. */
	private async on<T>(times: number, login: string, test: (bench: Bench) => Promise<T>) {
		const bench = await openBench(this.vendor);
		try {
			const refusal = { kind: 'answer', status: 400, body: { success: false } } as const;
			const refuse: FaultRule = { on: 'create', login, times, ...refusal };
			bench.standIn(this.vendor).settings.uniqueLogins = false;
			bench.standIn(this.vendor).faults.plan = [refuse, ...chaos(this.size.users)];
			return await test(bench);
		} finally {
			await bench.close();
		}
	}

	private isPerfect(run: EngineRun, bench: Bench): boolean {
		const truth = truthOf(run, bench.standIn(this.vendor), this.inputs);
		const isShown = itemsOf(run).every(
			({ json: { password, confirmedByLookup } }) =>
				typeof password === 'string' || (!this.isAskedBefore && confirmedByLookup === true),
		);
		return run.status === 'success' && isShown && same(truth, perfect(this.inputs.length));
	}

	async tries(node: IDataObject): Promise<boolean> {
		// With Continue n8n runs the node again when the first item failed.
		const login = 'onError' in node ? String(this.inputs[0]?.login) : this.middle;
		return await this.on(1, login, async (bench) => {
			const parameters = stormParameters();
			return this.isPerfect(await bench.run(this.vendor, this.inputs, { node, parameters }), bench);
		});
	}

	async leavesOut(): Promise<boolean> {
		return await this.on(Infinity, this.middle, async (bench) => {
			const node = { ...RETRIES, ...ERROR_OUTPUT };
			const run = await bench.run(this.vendor, this.inputs, {
				node,
				parameters: stormParameters(),
			});
			const others = this.inputs.length - 1;
			const lost = { users: others, created: others, lost: 1 };
			const truth = truthOf(run, bench.standIn(this.vendor), this.inputs);
			return same(truth, { ...perfect(this.inputs.length), ...lost });
		});
	}

	async original(): Promise<boolean> {
		return await this.on(1, this.middle, async (bench) => {
			const parameters = stormParameters();
			const options = bench.options(this.vendor, this.inputs, { parameters });
			const stopped = await runWorkflow(options);
			const run = await runWorkflow({ ...options, workflow: undefined, retryOf: stopped });
			return stopped.status === 'error' && this.isPerfect(run, bench);
		});
	}

	/** After a change of the mapping; the first run's passwords are generated too, or the sheet's. */
	async changed(first: IDataObject): Promise<boolean> {
		return await this.on(Infinity, this.middle, async (bench) => {
			const standIn = bench.standIn(this.vendor);
			const stopped = await bench.run(this.vendor, this.inputs, { parameters: first });
			const before = new Set(standIn.created.map(({ login }) => login));
			const parameters = stormParameters(corrected(this.vendor, this.middle));
			const again = { retryOf: stopped };
			const run = await bench.run(this.vendor, this.inputs, { parameters }, again);
			const wanted = this.inputs.map(({ login }) => (login === this.middle ? 'corrected' : login));
			const users = standIn.created.map(({ login }) => login);
			const isTrue = itemsOf(run).every(({ json }) => {
				const login = String(json.loginId);
				const signsIn = standIn.signIn(login, String(json.password));
				// Where both runs lost an answer nobody can say which of the two passwords it is.
				const mayBeBare =
					before.has(login) && this.isAskedBefore
						? !first.generatePassword
						: json.confirmedByLookup;
				return 'password' in json ? signsIn : Boolean(mayBeBare);
			});
			return run.status === 'success' && isTrue && same(users.sort(), wanted.map(String).sort());
		});
	}
}

async function named(promise: string, kept: Promise<boolean>): Promise<[string, boolean]> {
	return [promise, await kept];
}

/** What is promised of tries and retries in a storm, and whether it was kept. */
export async function retried(vendor: VendorName, size: Size): Promise<Array<[string, boolean]>> {
	const one = new Retried(vendor, size);
	const mapped = { options: stormParameters().options };
	return await Promise.all([
		named('Retry On Fail creates each login once', one.tries(RETRIES)),
		named('Retry On Fail does so with Continue', one.tries({ ...RETRIES, ...CONTINUE })),
		named('Retry On Fail does so with an error output', one.tries({ ...RETRIES, ...ERROR_OUTPUT })),
		named('Retry On Fail leaves out the refused one alone', one.leavesOut()),
		named('Retry gives back who was created and sends the rest', one.original()),
		named('Retry does so after a change of the mapping', one.changed(stormParameters())),
		named('Retry shows no password that the user does not have', one.changed(mapped)),
	]);
}
