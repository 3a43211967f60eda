import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { accountFor, type Account } from '../account/accounts';
import { Connection } from '../account/connection';
import { Memory, type NodeContext } from '../creation/memory';
import type { RunProblem } from '../outcome';
import type { Speaker } from '../report/request-words';
import type { AccountIdentity, Vendor } from '../vendors/contract';
import { vendorNamed } from '../vendors/registry';
import { readSettings, type Settings } from './settings';

/** What a run begins with. */
export interface Opened {
	vendor: Vendor;
	settings: Settings;
	connection: Connection;
	account: Account;
	memory: Memory;
	speaker: Speaker;
}

/** Why a run can't begin, and whom its message is about. */
export interface NotOpened {
	problem: RunProblem;
	speaker: Partial<Speaker>;
}

/** Where users are: what an execution knows of them hangs on it, and outlives a changed secret. */
export function placeOf({ name }: Vendor, { root }: AccountIdentity): string[] {
	return [name, root];
}

/** Reads what the operator chose and opens the account. Nothing is sent. */
export async function open(context: IExecuteFunctions): Promise<NotOpened | Opened> {
	if (context.getExecutionCancelSignal?.()?.aborted) {
		return { problem: { kind: 'stoppedBefore' }, speaker: {} };
	}
	const given = context.getNodeParameter('vendor', 0);
	const vendor = vendorNamed(given);
	if (!vendor) return { problem: { kind: 'unknownVendor', given }, speaker: {} };
	const settings = readSettings(context, vendor);
	if ('problem' in settings) return { ...settings, speaker: { vendor } };
	if (settings.ifUserExists === 'update' && !vendor.update) {
		return { problem: { kind: 'cannotUpdate' }, speaker: { vendor } };
	}
	const chosen = context.getNode().credentials?.[vendor.credential];
	if (!chosen) return { problem: { kind: 'noCredential' }, speaker: { vendor } };
	const opened = await Connection.open(context, vendor, settings.timeout);
	const credential = chosen.name || 'credential';
	if ('problem' in opened) {
		const { problem, identity } = opened;
		return { problem: { kind: 'login', problem }, speaker: { vendor, credential, identity } };
	}
	const { connection } = opened;
	const { identity } = connection;
	// Where nobody can be updated, a value such as `{{ $now }}` in every try makes nobody another user.
	const changeable = vendor.update ? vendor.fields : [];
	const node = context.getContext('node') as IDataObject as NodeContext;
	return {
		...{ vendor, settings, connection },
		account: accountFor(vendor, identity),
		memory: new Memory(node, connection.key, placeOf(vendor, identity), changeable),
		speaker: { vendor, credential, identity },
	};
}
