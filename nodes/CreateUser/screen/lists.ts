import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { accountFor } from '../account/accounts';
import { Connection, type Host } from '../account/connection';
import type { LoadedList } from '../account/lists';
import { transport } from '../account/transport';
import { sayLoginProblem } from '../login/words';
import { noLookUpWords, withoutStop } from '../report/request-words';
import { folded } from '../vendors/comparing';
import type { Vendor } from '../vendors/contract';
import type { Entry } from '../vendors/field';
import { vendorNamed } from '../vendors/registry';
import { pauses } from '../wire/pauses';
import { within } from '../wire/wait';

async function entriesOf(context: ILoadOptionsFunctions, list: string): Promise<Entry[]> {
	const vendor = vendorNamed(context.getCurrentNodeParameter('vendor'));
	if (!vendor) throw new NodeOperationError(context.getNode(), 'Choose a vendor first.');
	if (!context.getNode().credentials?.[vendor.credential]) {
		throw new NodeOperationError(
			context.getNode(),
			`Choose a credential for ${vendor.label} first, at the top of this node.`,
		);
	}
	const loaded = await loadList(context, vendor, list);
	if ('entries' in loaded) return told(loaded.entries);
	throw new NodeOperationError(
		context.getNode(),
		`The list can't be loaded: ${withoutStop(loaded.failed)}. IDs can still be given by an expression.`,
	);
}

/** Entries of the same name are told apart by their id. */
function told(entries: Entry[]): Entry[] {
	const counts = new Map<string, number>();
	for (const { name } of entries) counts.set(folded(name), (counts.get(folded(name)) ?? 0) + 1);
	return entries.map((entry) =>
		(counts.get(folded(entry.name)) ?? 0) > 1
			? { ...entry, name: `${entry.name} (ID ${entry.id})` }
			: entry,
	);
}

function options(list: string) {
	return async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return (await entriesOf(this, list)).map(({ id, name, description }) => ({
			name,
			value: id,
			...(description === undefined ? {} : { description }),
		}));
	};
}

function search(list: string) {
	return async function (this: ILoadOptionsFunctions, filter = ''): Promise<INodeListSearchResult> {
		const entries = await entriesOf(this, list);
		const wanted = folded(filter);
		return {
			results: entries
				.filter(({ name }) => folded(name).includes(wanted))
				.map(({ id, name }) => ({ name, value: id })),
		};
	};
}

/** The lists that the editor loads: `getRoles` for a choice of several, `searchRoles` for one. */
export function methodsOf(vendors: readonly Vendor[]) {
	const names = [...new Set(vendors.flatMap(({ lists }) => Object.keys(lists)))];
	const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
	return {
		loadOptions: Object.fromEntries(names.map((name) => [`get${capital(name)}`, options(name)])),
		listSearch: Object.fromEntries(names.map((name) => [`search${capital(name)}`, search(name)])),
	};
}

const LIMITS = { concurrency: 2, perSecond: 0 };

/**
 * Loads a list for the editor, beside the runs of the account and with their shared copies. A person
 * looks at the screen: it gives up after a while. Never rejects.
 */
async function loadList(context: Host, vendor: Vendor, list: string): Promise<LoadedList> {
	const signal = AbortSignal.timeout(pauses.editorAnswer);
	const failed = `${vendor.label} did not answer within ${pauses.editorAnswer / 1000} seconds`;
	return (await within(signal, load(context, vendor, list, signal))) ?? { failed };
}

async function load(
	context: Host,
	vendor: Vendor,
	list: string,
	signal: AbortSignal,
): Promise<LoadedList> {
	const opened = await Connection.open(context, vendor, pauses.editorAnswer);
	if ('problem' in opened) {
		return { failed: sayLoginProblem(vendor, opened.identity, opened.problem) };
	}
	const { connection } = opened;
	const { identity } = connection;
	const account = accountFor(vendor, identity);
	const editor = account.pace.join(LIMITS);
	const leave = () => editor.leave();
	signal.addEventListener('abort', leave);
	try {
		const ask = transport(editor, connection, 'ask', false);
		const loaded = await account.lists.load(list, ask);
		if ('entries' in loaded) return loaded;
		const credential = context.getNode().credentials?.[vendor.credential]?.name ?? 'credential';
		return { failed: noLookUpWords({ vendor, credential, identity }, loaded.failed) };
	} finally {
		signal.removeEventListener('abort', leave);
		leave();
	}
}
