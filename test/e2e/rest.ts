import type { IDataObject, INodeTypeDescription } from 'n8n-workflow';
import { FINAL_STATUSES, readExecution, type Execution } from './executions';
import type {
	CredentialToMake,
	ListPage,
	ListQuestion,
	SavedCredential,
	SavedWorkflow,
	WorkflowToMake,
} from './rest-types';
import { N8nRefusal, Session, until } from './session';

/** What a person does in n8n's editor, done over the API that the editor itself uses. */
export class N8nRest {
	constructor(readonly session: Session) {}

	static async signIn(url: string): Promise<N8nRest> {
		return new N8nRest(await Session.open(url));
	}

	async createCredential(credential: CredentialToMake): Promise<SavedCredential> {
		return await this.session.post('/rest/credentials', credential);
	}

	async updateCredential(id: string, credential: CredentialToMake): Promise<void> {
		await this.session.patch(`/rest/credentials/${id}`, credential);
	}

	async deleteCredential(id: string): Promise<void> {
		await this.session.delete(`/rest/credentials/${id}`);
	}

	/** The saved fields, passwords blanked as the editor gets them, and the hidden token if any. */
	async credential(id: string): Promise<SavedCredential & { data: IDataObject }> {
		return await this.session.get(`/rest/credentials/${id}?includeData=true`);
	}

	/** The Test of a credential's window. n8n wants a saved one when the test leads to a new token. */
	async testCredential(
		credential: SavedCredential,
		data: IDataObject,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const { id, name, type } = credential;
		return await this.session.post('/rest/credentials/test', {
			credentials: { id, name, type, data },
		});
	}

	/** What n8n tells its editor of a node; undefined where n8n does not have it. */
	async nodeType(type: string): Promise<INodeTypeDescription | undefined> {
		const types = await this.types<INodeTypeDescription>('nodes');
		return types.find(({ name }) => name === type);
	}

	/** What n8n tells its editor of all nodes or credentials. */
	async types<T>(kind: 'nodes' | 'credentials'): Promise<T[]> {
		// Just started, n8n has no such address yet; while it writes the file anew, that is cut short.
		const ask = async () => await this.session.get<T[] | undefined>(`/types/${kind}.json`);
		return await until(`n8n's types of ${kind}`, async () => await ask().catch(notThere));
	}

	/** The entries of a list that loads when the panel opens. */
	async options(question: ListQuestion): Promise<ListPage['results']> {
		return await this.session.post('/rest/dynamic-node-parameters/options', asked(question));
	}

	/** A page of a resource locator's list. */
	async locatorPage(
		question: ListQuestion,
		filter?: string,
		paginationToken?: string,
	): Promise<ListPage> {
		const body = { ...asked(question), filter, paginationToken };
		return await this.session.post('/rest/dynamic-node-parameters/resource-locator-results', body);
	}

	async createWorkflow(workflow: WorkflowToMake): Promise<SavedWorkflow> {
		// n8n 1 leaves a missing `active` to its database, which refuses it.
		const body = { settings: {}, ...workflow, active: false };
		return await this.session.post('/rest/workflows', body);
	}

	async workflow(id: string): Promise<SavedWorkflow> {
		return await this.session.get(`/rest/workflows/${id}`);
	}

	/** Saves changes to a workflow, as its Save button does. */
	async updateWorkflow(
		workflow: SavedWorkflow,
		changes: Partial<WorkflowToMake>,
	): Promise<SavedWorkflow> {
		const { versionId } = workflow;
		return await this.session.patch(`/rest/workflows/${workflow.id}`, { versionId, ...changes });
	}

	/** Switches the triggers of a workflow on: `Active` in n8n 1, `Publish` in n8n 2. */
	async activate(workflow: SavedWorkflow): Promise<void> {
		const { id, versionId } = workflow;
		if (await this.isFirstLine()) await this.updateWorkflow(workflow, { active: true } as object);
		else await this.session.post(`/rest/workflows/${id}/activate`, { versionId });
	}

	/** Starts a workflow by hand at its trigger, whose pinned data are its input; gives the execution's id. */
	async run(workflow: SavedWorkflow, trigger: string): Promise<string> {
		const answer = await this.session.post<{ executionId?: string }>(
			`/rest/workflows/${workflow.id}/run`,
			// n8n 1 runs the workflow that it is sent, n8n 2 the one that is saved.
			{ workflowData: workflow, triggerToStartFrom: { name: trigger } },
		);
		if (!answer.executionId) throw new Error(`n8n waits for a call of '${trigger}': pin its data.`);
		return answer.executionId;
	}

	async execution(id: string): Promise<Execution> {
		return readExecution(await this.session.get(`/rest/executions/${id}`));
	}

	/** The newest executions of a workflow first. */
	async executionIds(workflow: SavedWorkflow): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: workflow.id }));
		const list = await this.session.get<{ results: Array<{ id: string }> }>(
			`/rest/executions?filter=${filter}&limit=50`,
		);
		return list.results.map(({ id }) => id);
	}

	async finished(id: string, seconds = 60): Promise<Execution> {
		return await until(
			`execution ${id} to end`,
			async () => {
				const execution = await this.execution(id);
				return FINAL_STATUSES.includes(execution.status) ? execution : undefined;
			},
			seconds,
		);
	}

	/** The two entries *Retry* of the Executions page; n8n answers when the new execution has ended. */
	async retry(id: string, workflow: 'original' | 'currently saved'): Promise<Execution> {
		const loadWorkflow = workflow === 'currently saved';
		const answer = await this.session.post<{ id: string }>(`/rest/executions/${id}/retry`, {
			loadWorkflow,
		});
		return await this.finished(answer.id);
	}

	async stop(id: string): Promise<void> {
		await this.session.post(`/rest/executions/${id}/stop`);
	}

	private async isFirstLine(): Promise<boolean> {
		const { versionCli } = await this.session.get<{ versionCli: string }>('/rest/settings');
		return versionCli.startsWith('1.');
	}
}

function notThere(error: unknown): undefined {
	if (!(error instanceof N8nRefusal) || error.status !== 404) throw error;
}

function asked({ node, method, path }: ListQuestion) {
	return {
		path,
		methodName: method,
		nodeTypeAndVersion: { name: node.type, version: node.typeVersion },
		currentNodeParameters: node.parameters,
		credentials: node.credentials,
	};
}
