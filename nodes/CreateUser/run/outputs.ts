import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IPairedItemData,
} from 'n8n-workflow';

import { withoutSecrets } from '../vendors/reason';
import type { Vendor } from '../vendors/contract';
import type { Failure, Outcome, Place, Success } from './outcome';
import type { Settings } from './settings';

/** An item with what became of it; `items` are the inputs that it answers, repeats included. */
export interface Settled extends Place {
	items: number[];
	outcome: Outcome;
	/** Passwords that were sent with it. */
	secrets?: string[];
}

function pairedItem(items: number[]): IPairedItemData | IPairedItemData[] {
	const [first = 0, ...more] = items;
	return more.length > 0 ? items.map((item) => ({ item })) : { item: first };
}

/** Only what applies, in the order of the documents. */
function simplified(
	vendor: Vendor,
	{ action, user, password }: Success,
	login: string,
): IDataObject {
	const shown: IDataObject = {
		action,
		vendor: vendor.name,
		userId: user.id,
		loginId: user.login ?? login,
		name: user.name,
		email: user.email,
		number: user.number,
		agentId: user.agentId,
		extension: user.extension,
		password,
	};
	return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined));
}

function raw(
	vendor: Vendor,
	{ action, user, password }: Success,
	secretKeys: string[],
): IDataObject {
	const shown = { action, vendor: vendor.name, response: masked(user.raw, secretKeys) };
	return password === undefined ? shown : { ...shown, password };
}

/** A vendor may repeat the password that it was sent. */
function masked(value: unknown, secretKeys: string[]): IDataObject {
	const text = JSON.stringify(value ?? null, (key, inner: unknown) =>
		secretKeys.includes(key) ? undefined : inner,
	);
	return JSON.parse(text) as IDataObject;
}

function notes({ confirmedByLookup, differs, notUpdated }: Success): IDataObject {
	const all: IDataObject = { confirmedByLookup, differs, notUpdated };
	return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The output item of a success. */
function successItem(
	vendor: Vendor,
	settings: Settings,
	settled: Settled,
	success: Success,
	input: INodeExecutionData | undefined,
): INodeExecutionData {
	const secretKeys = ['password', 'password_confirmation', 'token'];
	const result = settings.simplify
		? simplified(vendor, success, settled.login)
		: raw(vendor, success, secretKeys);
	const dryRun = settings.dryRun ? { dryRun: true } : {};
	const others = settings.includeOtherFields ? otherFields(input, settled.secrets ?? []) : {};
	return {
		json: { ...others, ...result, ...notes(success), ...dryRun },
		pairedItem: pairedItem(settled.items),
	};
}

/** Names of input fields that hold a password, at any depth. */
const PASSWORD_NAME = /passwor[dt]|passphrase|pwd|kennwort/;

/** The fields of the input but for passwords: what is named like one, and what was sent as one. */
function otherFields(input: INodeExecutionData | undefined, secrets: string[]): IDataObject {
	const isNamedSo = (name: string) => PASSWORD_NAME.test(name.toLowerCase().replace(/[^a-z]/g, ''));
	const isSecret = (value: unknown) =>
		(typeof value === 'string' || typeof value === 'number') && secrets.includes(String(value));
	const text = JSON.stringify(input?.json ?? {}, (name, value: unknown) =>
		isNamedSo(name) || isSecret(value) ? undefined : value,
	);
	return JSON.parse(text) as IDataObject;
}

/** What n8n must find in an item to put it on the error branch: these two keys and no other. */
export function failureItem(settled: Settled, failure: Failure): INodeExecutionData {
	const { item, row, login, items } = settled;
	const { headline, kind, fields, vendorMessage, httpStatus, whatToDo } = failure;
	const details = {
		outcome: kind,
		item,
		row,
		loginId: login,
		fields: fields.map(({ field, reason }) => ({ field, reason })),
		vendorMessage,
		httpStatus,
		whatToDo,
	};
	const present = Object.entries(details).filter(([, value]) => value !== undefined);
	return {
		json: { error: `${headline} [item ${item}]`, details: Object.fromEntries(present) },
		pairedItem: pairedItem(items),
	};
}

/** All outputs in input order, linked to their inputs, free of the credential's secrets. */
export function outputItems(
	vendor: Vendor,
	settings: Settings,
	settled: Settled[],
	inputs: INodeExecutionData[],
	secrets: string[],
): INodeExecutionData[] {
	return settled.map((one) => {
		const { outcome } = one;
		if (outcome.kind === 'success') {
			return successItem(vendor, settings, one, outcome, inputs[one.item]);
		}
		return failureItem(one, {
			...outcome,
			headline: withoutSecrets(outcome.headline, secrets),
			whatToDo: withoutSecrets(outcome.whatToDo, secrets),
			vendorMessage: outcome.vendorMessage && withoutSecrets(outcome.vendorMessage, secrets),
		});
	});
}

/**
 * Marks failed items for the error branch. n8n 1.123 puts an item with more than `error` in it on the success
 * branch unless the item itself has an `error`, and wipes the item's data when it still has one
 * afterwards. n8n copies the item in between, and a hidden property is not copied.
 */
export function forErrorBranch(
	context: IExecuteFunctions,
	items: INodeExecutionData[],
): INodeExecutionData[] {
	if (context.getNode().onError !== 'continueErrorOutput') return items;
	for (const item of items) {
		if (!('error' in item.json) || 'action' in item.json) continue;
		const value = new Error(String(item.json.error));
		Object.defineProperty(item, 'error', { value, enumerable: false });
	}
	return items;
}
