import { randomUUID } from 'node:crypto';
import type { IDataObject, INode, INodeCredentials } from 'n8n-workflow';
import { startSandbox, type Sandbox, type VendorName } from '../sandbox';
import { accountData, secretsIn, secretsOf, VENDORS, type Way } from './accounts';
import type { Execution } from './executions';
import type {
	CredentialToMake,
	SavedCredential,
	SavedWorkflow,
	WorkflowToMake,
} from './rest-types';
import type { World } from './world';

/** A credential as it was typed in, and as n8n keeps it. */
export interface MadeCredential extends SavedCredential {
	data: IDataObject;
}

/** What a stage needs of the world around it. */
export type Surroundings = Pick<World, 'rest' | 'secrets' | 'passwords'>;

/** What one check works with: the n8n of all checks, and stand-ins of its own with nothing in them. */
export class Stage<W extends Surroundings = World> {
	private readonly made: SavedCredential[] = [];

	private constructor(
		readonly world: W,
		readonly sandbox: Sandbox,
	) {}

	/** Runs a check's work; closes its stand-ins and removes its credentials whatever comes of it. */
	static async use<W extends Surroundings>(
		world: W,
		work: (stage: Stage<W>) => Promise<void>,
	): Promise<void> {
		const sandbox = await startSandbox();
		const stage = new Stage(world, sandbox);
		try {
			await work(stage);
		} finally {
			for (const { id } of stage.made) await stage.rest.deleteCredential(id);
			stage.typed(...secretsOf(sandbox));
			const created = sandbox.all.flatMap((standIn) => standIn.created);
			for (const { password } of created) world.passwords.add(password);
			await sandbox.close();
		}
	}

	get rest() {
		return this.world.rest;
	}

	/** Notes secrets of an account, those typed in wrongly too: n8n must keep them nowhere in the clear. */
	typed(...secrets: string[]): void {
		for (const secret of secrets) this.world.secrets.add(secret);
	}

	/** Saves a credential for a stand-in; `change` overrides what is typed in. */
	async credential(
		vendor: VendorName,
		way: Way = VENDORS[vendor].ways[0],
		change: IDataObject = {},
	): Promise<MadeCredential> {
		const data = { ...accountData(this.sandbox, vendor, way), ...change };
		const { label, credential: type } = VENDORS[vendor];
		const saved = await this.rest.createCredential({ name: `${label} account`, type, data });
		this.made.push(saved);
		this.typed(...secretsIn(data));
		return { ...saved, data };
	}

	/** Saves a credential of another service. */
	async otherCredential(credential: CredentialToMake): Promise<SavedCredential> {
		const saved = await this.rest.createCredential(credential);
		this.made.push(saved);
		return saved;
	}

	/** A workflow of a manual trigger with these items and the node Create User behind it. */
	workflow(
		items: IDataObject[],
		node: Partial<INode> & Pick<INode, 'parameters'>,
		settings: IDataObject = {},
	): WorkflowToMake {
		return {
			name: `Check ${randomUUID().slice(0, 8)}`,
			nodes: [trigger, createUserNode(node)],
			connections: { [TRIGGER]: { main: [[{ node: CREATE_USER, type: 'main', index: 0 }]] } },
			settings: { executionOrder: 'v1', ...settings },
			pinData: { [TRIGGER]: items.map((json) => ({ json })) },
		};
	}

	/** Saves a workflow and starts it at its trigger; gives the execution's id. */
	async start(
		workflow: WorkflowToMake,
		from = TRIGGER,
	): Promise<{ id: string; saved: SavedWorkflow }> {
		const saved = await this.rest.createWorkflow(workflow);
		return { id: await this.rest.run(saved, from), saved };
	}

	/** The same, waiting for its end. */
	async runToEnd(
		workflow: WorkflowToMake,
		from = TRIGGER,
	): Promise<{ execution: Execution; saved: SavedWorkflow }> {
		const { id, saved } = await this.start(workflow, from);
		return { execution: await this.rest.finished(id), saved };
	}
}

export const TRIGGER = 'Start';
export const CREATE_USER = 'Create User';
export const CREATE_USER_TYPE = 'n8n-nodes-create-user.createUser';

const trigger: INode = {
	id: 'a0000000-0000-4000-8000-000000000001',
	name: TRIGGER,
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

export function createUserNode(node: Partial<INode> & Pick<INode, 'parameters'>): INode {
	return {
		id: 'a0000000-0000-4000-8000-000000000002',
		name: CREATE_USER,
		type: CREATE_USER_TYPE,
		typeVersion: 1,
		position: [240, 0],
		...node,
	};
}

/** How a node refers to a saved credential. */
export function using({ id, name, type }: SavedCredential): INodeCredentials {
	return { [type]: { id, name } };
}
