import { accountFor } from '../account/accounts';
import { Connection, type Host } from '../account/connection';
import type { LoadedList } from '../account/lists';
import { transport } from '../account/transport';
import { sayLoginProblem } from '../login/words';
import { noLookUpWords } from '../report/doubt-words';
import type { Vendor } from '../vendors/contract';
import { pauses } from '../wire/pauses';
import { within } from '../wire/wait';

const LIMITS = { concurrency: 2, perSecond: 0 };

/**
 * Loads a list for the editor, beside the runs of the account and with their shared copies. A person
 * looks at the screen: it gives up after a while. Never rejects.
 */
export async function loadList(context: Host, vendor: Vendor, list: string): Promise<LoadedList> {
	const signal = AbortSignal.timeout(pauses.editorAnswer);
	const loaded = await within(signal, load(context, vendor, list, signal));
	if (loaded) return loaded;
	return { failed: `${vendor.label} did not answer within ${pauses.editorAnswer / 1000} seconds` };
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
