import { pauses } from '../account/pauses';
import type { ListName, LoadedList, Vendor } from '../vendors/contract';
import { accountNamed } from './account';
import { CredentialConnection, hostOf, type Host } from './exchange';
import { Requests } from './request';

const EDITOR_LIMITS = { concurrency: 2, perSecond: 0 };

/** Loads a list for the editor, with the pace and the shared copies of the account's runs. */
export async function loadList(context: Host, vendor: Vendor, list: ListName): Promise<LoadedList> {
	const editor = {};
	try {
		const connection = await CredentialConnection.open(
			hostOf(context),
			vendor,
			pauses.editorAnswer,
		);
		const account = accountNamed(connection.fingerprint);
		account.pace.join(editor, EDITOR_LIMITS);
		try {
			const requests = new Requests(editor, connection, account.pace, vendor.label);
			return await account.list(vendor, list, requests.send);
		} finally {
			account.pace.leave(editor);
		}
	} catch (error) {
		return { failed: (error as Error).message };
	}
}
