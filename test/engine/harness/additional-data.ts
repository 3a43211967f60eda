import './environment';
import { ExternalSecretsProxy } from 'n8n-core';
import type {
	ICredentialType,
	INodeParameters,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import type { CredentialStore } from './credential-store';
import { Container } from './core-modules';
import { CredentialTypes } from './credential-types';
import { EngineCredentialsHelper, type N8nLine } from './credentials-helper';

export interface CredentialOptions {
	credentialTypes: ICredentialType[];
	credentials: CredentialStore;
	n8nLine?: N8nLine;
}

export interface EngineData extends IWorkflowExecuteAdditionalData {
	credentialsHelper: EngineCredentialsHelper;
}

const url = 'http://localhost:5678/';

const unavailable = (what: string) => async () => {
	throw new Error(`${what} is not available in the engine harness`);
};

/** What n8n's server gives the engine for a run, a list or a credential test. */
export function additionalData(
	{ credentialTypes, credentials, n8nLine }: CredentialOptions,
	currentNodeParameters?: INodeParameters,
): EngineData {
	return {
		credentialsHelper: new EngineCredentialsHelper(
			new CredentialTypes(credentialTypes),
			credentials,
			n8nLine,
		),
		currentNodeExecutionIndex: 0,
		currentNodeParameters,
		executeWorkflow: unavailable('A sub-workflow'),
		getRunExecutionData: async () => undefined,
		getRuntimeCredential: async () => undefined,
		startRunnerTask: unavailable('A task runner'),
		logAiEvent: () => {},
		variables: {},
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		userId: 'engine-harness',
		instanceBaseUrl: url,
		restApiUrl: `${url}rest`,
		formBaseUrl: `${url}form`,
		formWaitingBaseUrl: `${url}form-waiting`,
		formTestBaseUrl: `${url}form-test`,
		webhookBaseUrl: `${url}webhook`,
		webhookWaitingBaseUrl: `${url}webhook-waiting`,
		webhookTestBaseUrl: `${url}webhook-test`,
		mcpBaseUrl: `${url}mcp`,
		mcpTestBaseUrl: `${url}mcp-test`,
	};
}
