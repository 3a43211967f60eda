import './environment';
import { ICredentialsHelper, isExpression } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { applyGeneric, withOwnDomains } from './authenticate';
import { resolveCredential, type Use } from './credential-expressions';
import { StoredCredentials, type CredentialStore } from './credential-store';
import type { CredentialTypes } from './credential-types';

/** Which n8n's way of saving a new token: 2.41 writes it into the stored data, 1.123 saves the caller's. */
export type N8nLine = '2.41' | '1.123';

type Data = ICredentialDataDecryptedObject;

/** What n8n's server does around credentials, on an in-memory store. */
export class EngineCredentialsHelper extends ICredentialsHelper {
	constructor(
		private readonly types: CredentialTypes,
		private readonly store: CredentialStore,
		private readonly line: N8nLine = '2.41',
	) {
		super();
	}

	getParentTypes(name: string) {
		return this.types.parents(name);
	}

	isCredentialUsableByNode() {
		return true;
	}

	getCredentialsProperties(type: string) {
		return this.types.properties(type);
	}

	async authenticate(
		credentials: Data,
		typeName: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	) {
		const request = options as IHttpRequestOptions;
		const type = this.types.get(typeName);
		if (typeof type.authenticate === 'function') {
			return await type.authenticate(credentials, request);
		}
		if (type.authenticate) applyGeneric(type.authenticate, credentials, request, workflow, node);
		return request;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: Data,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<Data | undefined> {
		const type = this.types.get(typeName);
		const expirable = type.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		)?.name;
		if (expirable === undefined || !type.preAuthentication) return undefined;

		const isTest = node.parameters?.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable] !== '' && !credentialsExpired && !isTest) return undefined;

		const output = (await type.preAuthentication.call(
			this.line === '2.41' ? withOwnDomains(helpers, credentials) : helpers,
			credentials,
		)) as Data;
		if (output[expirable] === undefined || !node.credentials) return undefined;

		const details = node.credentials[type.name];
		if (this.line === '1.123') {
			Object.assign(credentials, output);
			await this.store.save(details, type.name, credentials);
			return credentials;
		}
		const { data: stored } = await this.store.load(details, type.name);
		const merged = { ...stored };
		for (const [key, value] of Object.entries(output)) {
			if (key === expirable || !isExpression(stored[key])) merged[key] = value;
		}
		await this.store.save(details, type.name, merged);
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(helpers: IHttpRequestHelper, credentials: Data, typeName: string) {
		const output = await this.types
			.get(typeName)
			.preAuthentication?.call(withOwnDomains(helpers, credentials), credentials);
		return output as Data | undefined;
	}

	async getCredentials(details: INodeCredentialsDetails, type: string) {
		const { id, name, data } = await this.store.load(details, type);
		return new StoredCredentials({ id, name }, type, JSON.stringify(data));
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		details: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		values?: ICredentialsExpressionResolveValues,
	): Promise<Data> {
		const { data } = await this.store.load(details, type);
		if (raw) return data;
		return await this.withDefaults(additionalData, data, { type, mode, executeData, values });
	}

	/** Fills defaults, drops what displayOptions hide, and resolves expressions. */
	async withDefaults(additionalData: IWorkflowExecuteAdditionalData, data: Data, use: Use) {
		const properties = this.getCredentialsProperties(use.type);
		return await resolveCredential(properties, data, additionalData, use);
	}

	async updateCredentials(details: INodeCredentialsDetails, type: string, data: Data) {
		await this.store.save(details, type, data);
	}

	async updateCredentialsOauthTokenData(
		details: INodeCredentialsDetails,
		type: string,
		{ oauthTokenData = {} }: Data,
	) {
		const { data } = await this.store.load(details, type);
		await this.store.save(details, type, { ...data, oauthTokenData });
	}
}
