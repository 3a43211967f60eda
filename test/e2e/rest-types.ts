import type { IDataObject, INode, IWorkflowBase } from 'n8n-workflow';

export interface CredentialToMake {
	name: string;
	type: string;
	data: IDataObject;
}

export interface SavedCredential {
	id: string;
	name: string;
	type: string;
}

export type WorkflowToMake = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections'> &
	Partial<Pick<IWorkflowBase, 'settings' | 'pinData'>>;

export type SavedWorkflow = WorkflowToMake & { id: string; versionId: string; active: boolean };

/** What the editor sends along when it asks a node for a list. */
export interface ListQuestion {
	node: Pick<INode, 'type' | 'typeVersion' | 'parameters' | 'credentials'>;
	method: string;
	/** The parameter's place, such as `parameters.userRole`. */
	path: string;
}

export interface ListPage {
	results: Array<{ name: string; value: string | number; url?: string; description?: string }>;
	paginationToken?: string;
}
