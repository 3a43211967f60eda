import type { IDataObject } from 'n8n-workflow';

import { CONTINUE } from '../engine/cases';
import { mappedTo, type Row } from '../engine/fields/row';
import { credentialTypes as ofVendors, nodeTypes } from '../engine/fixture';
import {
	CredentialStore,
	runWorkflow,
	testCredential,
	type EngineOptions,
	type EngineRun,
} from '../engine/harness';
import { withStory } from '../engine/story';
import type { Endpoint } from '../sandbox';
import type { AnyStandIn, Came, Contract, Way } from './contract';
import { MadeUpDeskApi } from './made-up/MadeUpDeskApi.credentials';

export const credentialTypes = [...ofVendors, new MadeUpDeskApi()];

const NODE = 'Create User';

/** What a test may change about a run. */
export interface Setting {
	/** Fields that are mapped; those of the items by default. */
	rows?: Row[];
	parameters?: IDataObject;
	node?: IDataObject;
}

/** A vendor's stand-in of its own, a credential for it, and n8n's engine. */
export class Stage {
	readonly runs: EngineRun[] = [];
	readonly credentials: CredentialStore;

	private constructor(
		readonly contract: Contract,
		readonly standIn: AnyStandIn,
		readonly way: Way,
		wrong: boolean,
	) {
		const data = { ...way.data(standIn), ...(wrong ? way.wrong : {}) };
		const row = { name: `${contract.label} account`, type: contract.credential, data };
		this.credentials = new CredentialStore({ account: row } as never);
	}

	/** @param how way to connect, the first by default; `wrong`: with a secret that is not known */
	static async on(
		contract: Contract,
		test: (stage: Stage) => Promise<void>,
		how: { way?: Way; wrong?: boolean } = {},
	): Promise<void> {
		const standIn = await contract.open();
		const [first] = Object.values(contract.ways);
		const stage = new Stage(contract, standIn, (how.way ?? first) as Way, how.wrong ?? false);
		try {
			await test(stage);
		} catch (error) {
			throw withStory(error, { sandbox: { all: [standIn] }, runs: stage.runs });
		} finally {
			await standIn.close();
		}
	}

	/** The contract's person with this login. */
	person(login: string, change: IDataObject = {}): IDataObject {
		return { ...this.contract.person, [this.contract.keys.login]: login, ...change };
	}

	/** Runs the node; a bad item is put out and does not end the run. */
	async run(items: IDataObject[], { rows, parameters, node = CONTINUE }: Setting = {}) {
		const keys = new Set(items.flatMap((item) => Object.keys(item)));
		const mapped = rows ?? this.contract.rows.filter(({ key }) => keys.has(key));
		const { vendor, credential, label } = this.contract;
		const base = { typeVersion: 1, position: [0, 0] };
		const given = { additionalFields: {}, ...mappedTo(mapped), ...parameters };
		const nodes = [
			{ ...base, id: '1', name: 'Trigger', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			{
				...{ ...base, id: '2', name: NODE, type: 'n8n-nodes-create-user.createUser' },
				parameters: { vendor, ...given },
				credentials: { [credential]: { id: 'account', name: `${label} account` } },
				...node,
			},
		];
		const connections = { Trigger: { main: [[{ node: NODE, type: 'main', index: 0 }]] } };
		const run = await runWorkflow({
			workflow: { nodes, connections } as unknown as EngineOptions['workflow'],
			nodeTypes,
			credentialTypes,
			credentials: this.credentials,
			pins: { Trigger: items },
			timezone: 'Asia/Kolkata',
		});
		this.runs.push(run);
		return run;
	}

	/** What the run says of each item, in their order. */
	came(run: EngineRun): Came[] {
		return run.json(NODE).map(({ details, error, ...json }) => ({
			...json,
			...(details as IDataObject | undefined),
			...(error === undefined ? {} : { error }),
		}));
	}

	/** Bodies of the creates, by login; of several for a login the last. */
	bodies(): Record<string, IDataObject> {
		const { login } = this.contract.keys;
		const creates = this.standIn.requests.filter(({ endpoint }) => endpoint === 'create');
		return Object.fromEntries(
			creates.map(({ body }) => [(body as IDataObject)[login], body as IDataObject]),
		);
	}

	/** How often a login was sent, and how many users have it. */
	counted(login: string): { sends: number; users: number } {
		const { keys } = this.contract;
		const sent = ({ endpoint, body }: { endpoint: Endpoint; body: unknown }) =>
			endpoint === 'create' && (body as IDataObject)[keys.login] === login;
		return {
			sends: this.standIn.requests.filter(sent).length,
			users: this.standIn.users.filter((user) => user.login === login).length,
		};
	}

	/** Requests that change something. */
	get writes(): number {
		return this.standIn.count('create') + this.standIn.count('update');
	}

	/** Presses the Test button of the credential. */
	async press(): Promise<{ status: string; message: string }> {
		const { credentials } = this;
		return await testCredential({ credentialTypes, credentials, id: 'account' });
	}
}
