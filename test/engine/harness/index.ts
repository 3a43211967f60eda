export { passThrough } from './builtin-nodes';
export { CredentialStore, type CredentialSave, type StoredCredential } from './credential-store';
export type { CredentialOptions } from './additional-data';
export type { N8nLine } from './credentials-helper';
export {
	testCredential,
	type CredentialTestOptions,
	type CredentialTestResult,
} from './credential-test';
export { listSearch, loadOptions, type ListOptions } from './editor';
export { EngineRun } from './engine-run';
export { loadPackage, type LoadedPackage } from './package';
export {
	runWorkflow,
	startWorkflow,
	type EngineOptions,
	type StartedRun,
	type WorkflowJson,
} from './run';
