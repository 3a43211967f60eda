import type { IDataObject, INodeExecutionData, INodeProperties, INodeType } from 'n8n-workflow';

import { AcefoneApi } from '../../credentials/AcefoneApi.credentials';
import { CrmComApi } from '../../credentials/CrmComApi.credentials';
import { ServetelApi } from '../../credentials/ServetelApi.credentials';
import { CreateUser } from '../../nodes/CreateUser/CreateUser.node';
import { startSandbox, type Sandbox, type StandIn, type VendorName } from '../sandbox';
import { CREDENTIAL, credentialsFor } from './credentials';
import {
	runWorkflow,
	startWorkflow,
	type CredentialStore,
	type EngineOptions,
	type EngineRun,
} from './harness';

export { CREDENTIAL, credentialsFor };

/** Everything that n8n would load of this package. */
export const nodeTypes = { 'n8n-nodes-create-user.createUser': new CreateUser() };
/** A node on the screen of this one, or of another, that does something else. */
export const executing = (
	execute: NonNullable<INodeType['execute']>,
	screen: INodeType = nodeTypes['n8n-nodes-create-user.createUser'],
): INodeType => Object.create(screen, { execute: { value: execute } }) as INodeType;

export const credentialTypes = [new AcefoneApi(), new CrmComApi(), new ServetelApi()];

/** Parameters that map each mandatory field to an input field of the vendor's own name for it. */
export function mappedParameters(sandbox: Sandbox, vendor: VendorName): IDataObject {
	if (vendor === 'crmcom') {
		return {
			vendor,
			userTemplate: { __rl: true, mode: 'name', value: 'Call Centre Agent' },
			username: '={{ $json.login }}',
			password: '={{ $json.password }}',
			firstName: '={{ $json.first }}',
			lastName: '={{ $json.last }}',
			additionalFields: { email: '={{ $json.email }}' },
		};
	}
	const { roles, numbers } = sandbox[vendor].fixture;
	return {
		vendor,
		name: '={{ $json.first }} {{ $json.last }}',
		number: '={{ $json.number }}',
		email: '={{ $json.email }}',
		loginId: '={{ $json.login }}',
		password: '={{ $json.password }}',
		userRole: { __rl: true, mode: 'list', value: String(roles[0]?.id) },
		callerIds: [String(numbers[0]?.id)],
		additionalFields: { createWebLogin: true },
	};
}

/** New hires for {@link mappedParameters}, told apart by their number. */
export function hires(count: number, first = 0): IDataObject[] {
	return Array.from({ length: count }, (_, index) => {
		const n = first + index;
		return {
			first: `First${n}`,
			last: `Last${n}`,
			number: `9198765${String(43210 + n)}`,
			email: `hire${n}@example.com`,
			login: `hire.${n}`,
			password: `Secret-${n}-x!`,
		};
	});
}

/** What a test may set about the node. */
export interface NodeSettings {
	parameters?: IDataObject;
	/** Node settings such as `retryOnFail`, `maxTries`, `onError`. */
	node?: IDataObject;
	/** `null`: no credential is chosen. */
	credential?: string | null;
}

/** A workflow: Trigger → Create User → After, and On Error behind the error branch. */
export function workflowFor(vendor: VendorName, settings: NodeSettings) {
	const { parameters, node = {}, credential = vendor } = settings;
	const credentials =
		credential === null
			? {}
			: { [CREDENTIAL[vendor]]: { id: credential, name: `${vendor} account` } };
	const base = { typeVersion: 1, position: [0, 0] as [number, number] };
	const to = (name: string) => ({ node: name, type: 'main' as const, index: 0 });
	return {
		nodes: [
			{ ...base, id: '1', name: 'Trigger', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			{
				...base,
				id: '2',
				name: 'Create User',
				type: 'n8n-nodes-create-user.createUser',
				parameters,
				credentials,
				...node,
			},
			{ ...base, id: '3', name: 'After', type: 'n8n-nodes-base.noOp', parameters: {} },
			{ ...base, id: '4', name: 'On Error', type: 'n8n-nodes-base.noOp', parameters: {} },
		],
		connections: {
			Trigger: { main: [[to('Create User')]] },
			'Create User': { main: [[to('After')], [to('On Error')]] },
		},
	} as unknown as EngineOptions['workflow'];
}

const usedAddresses = new Set<string>();

/** The system may hand out a port a second time, and the process remembers what was there before. */
async function startUnknown(): Promise<Sandbox> {
	const sandbox = await startSandbox();
	const urls = sandbox.all.map(({ url }) => url);
	const isNew = urls.every((url) => !usedAddresses.has(url));
	for (const url of urls) usedAddresses.add(url);
	if (isNew) return sandbox;
	await sandbox.close();
	return await startUnknown();
}

/** A sandbox and its credentials, with the shortest way to run the node on them. */
export class Bench {
	/** What was run, for the words of a test that fails. */
	readonly runs: EngineRun[] = [];

	private constructor(
		readonly sandbox: Sandbox,
		readonly credentials: CredentialStore,
	) {}

	static async open(change: Parameters<typeof credentialsFor>[1] = {}): Promise<Bench> {
		const sandbox = await startUnknown();
		return new Bench(sandbox, credentialsFor(sandbox, change));
	}

	/** The engine's options to run the node on items; parameters are added to the mapped ones. */
	options(
		vendor: VendorName,
		items: Array<IDataObject | INodeExecutionData>,
		settings: NodeSettings = {},
		more: Partial<EngineOptions> = {},
	): EngineOptions {
		const parameters = { ...mappedParameters(this.sandbox, vendor), ...settings.parameters };
		return {
			workflow: workflowFor(vendor, { ...settings, parameters }),
			nodeTypes,
			credentialTypes,
			credentials: this.credentials,
			pins: { Trigger: items as IDataObject[] },
			...more,
		};
	}

	async run(...given: Parameters<Bench['options']>) {
		return await this.noted(runWorkflow(this.options(...given)));
	}

	start(...given: Parameters<Bench['options']>) {
		const { finished, cancel } = startWorkflow(this.options(...given));
		return { finished: this.noted(finished), cancel };
	}

	private async noted(running: Promise<EngineRun>): Promise<EngineRun> {
		const run = await running;
		this.runs.push(run);
		return run;
	}

	standIn(vendor: VendorName): StandIn {
		return this.sandbox[vendor];
	}

	async close(): Promise<void> {
		await this.sandbox.close();
	}
}

/** The parameters of the node on the screen, flat: the entries of collections included. */
export function allParameters(): INodeProperties[] {
	const flat = (properties: INodeProperties[]): INodeProperties[] =>
		properties.flatMap((property) => [
			property,
			...(property.type === 'collection'
				? flat((property.options ?? []) as INodeProperties[])
				: []),
		]);
	return flat(nodeTypes['n8n-nodes-create-user.createUser'].description.properties);
}
