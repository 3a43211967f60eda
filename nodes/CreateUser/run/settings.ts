import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { pauses } from '../account/pauses';
import type { CheckSettings } from '../vendors/contract';

/** What the operator chose for the whole run. Options are read for the first item. */
export interface Settings {
	ifUserExists: 'error' | 'return' | 'update';
	mapping: 'autoMap' | 'defineBelow';
	dryRun: boolean;
	includeOtherFields: boolean;
	concurrency: number;
	/** Requests per second, 0: not known. */
	perSecond: number;
	resetPassword: boolean;
	simplify: boolean;
	/** Milliseconds to wait for an answer. */
	timeout: number;
	/** The node runs as the tool of an AI agent. */
	isTool: boolean;
	/** A generated password may be shown to the AI agent. */
	showPasswordToAgent: boolean;
	check: CheckSettings;
}

const DEFAULT_CONCURRENCY = 5;

function numberIn(value: unknown, fallback: number, least: number, most: number): number {
	const number = Number(value ?? fallback);
	return Number.isFinite(number) ? Math.min(Math.max(number, least), most) : fallback;
}

function isOn(value: unknown): boolean {
	return value === true || value === 'true';
}

/** True when the node runs as the tool of an AI agent. */
function isTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool');
}

/**
 * Whether failures are put out instead of thrown. An agent's tool always puts them out: of what it throws
 * the model is told nothing by some versions of the agent, and others end with it.
 */
export function continuesOnFail(context: IExecuteFunctions): boolean {
	return context.continueOnFail() || isTool(context);
}

/** Reads the run's settings. */
export function readSettings(context: IExecuteFunctions): Settings {
	const options = context.getNodeParameter('options', 0, {}) as IDataObject;
	return {
		ifUserExists: context.getNodeParameter('ifUserExists', 0, 'error') as Settings['ifUserExists'],
		mapping: context.getNodeParameter('mappingMode', 0, 'defineBelow') as Settings['mapping'],
		dryRun: isOn(options.dryRun),
		includeOtherFields: isOn(options.includeOtherFields),
		concurrency: numberIn(options.concurrency, DEFAULT_CONCURRENCY, 1, 50),
		perSecond: numberIn(options.requestsPerSecond, 0, 0, 1000),
		resetPassword: isOn(options.resetPassword),
		simplify: options.simplify !== false && options.simplify !== 'false',
		timeout: numberIn(options.timeout, pauses.answer / 1000, 1, 300) * 1000,
		isTool: isTool(context),
		showPasswordToAgent: isOn(options.showPasswordToAgent),
		check: {
			timeZone: context.getTimezone(),
			sendListsAs: options.sendListsAs === 'id' ? 'id' : 'name',
		},
	};
}
