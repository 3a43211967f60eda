import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { attemptNow } from '../vendors/attempt';
import type { Vendor } from '../vendors/contract';
import { withoutSecrets } from '../vendors/reason';
import { messageOf, nodeErrorOf, RunFailure } from './failed';
import { connect } from './open';
import type { Failure } from './outcome';
import { failureItem, forErrorBranch } from './outputs';
import { rowOf } from './prepare';
import { Run } from './run';
import { continuesOnFail, readSettings } from './settings';

/**
 * Creates a user for each input item.
 * @param vendorNamed the vendor of the parameter `Vendor`, if there is one
 * @returns the outputs in input order; in Continue mode it never rejects
 * @throws NodeOperationError in words for the operator, in Stop mode
 */
export async function createUsers(
	context: IExecuteFunctions,
	vendorNamed: (name: unknown) => Vendor | undefined,
): Promise<INodeExecutionData[][]> {
	try {
		return [forErrorBranch(context, await createAll(context, vendorNamed))];
	} catch (error) {
		if (!continuesOnFail(context)) throw nodeErrorOf(context, error);
		const found = attemptNow(() => chosen(context, vendorNamed));
		const vendor = 'value' in found ? found.value : undefined;
		return [forErrorBranch(context, failedItems(context, vendor, error))];
	}
}

function chosen(
	context: IExecuteFunctions,
	vendorNamed: (name: unknown) => Vendor | undefined,
): Vendor {
	const name = context.getNodeParameter('vendor', 0);
	const vendor = vendorNamed(name);
	if (vendor) return vendor;
	throw new RunFailure({
		headline: `'Vendor' is ${JSON.stringify(name)}, which this version of the node does not know`,
		lines: ['Choose a vendor in the node. No user was created.'],
	});
}

async function createAll(
	context: IExecuteFunctions,
	vendorNamed: (name: unknown) => Vendor | undefined,
): Promise<INodeExecutionData[]> {
	if (context.getExecutionCancelSignal?.()?.aborted) {
		throw new RunFailure({ headline: 'The execution was stopped, so nothing was sent', lines: [] });
	}
	const vendor = chosen(context, vendorNamed);
	const settings = readSettings(context);
	if (settings.ifUserExists === 'update' && !vendor.update) {
		throw new RunFailure({
			headline: `'If User Exists' is 'Update the Existing User', and ${vendor.label} has no way to update users`,
			lines: ["Choose another way under 'If User Exists'. No user was created."],
		});
	}
	const connection = await connect(context, vendor, settings);
	return await new Run(context, vendor, settings, context.getInputData(), connection).outputs();
}

/** What no item can do anything about, said on each of them. */
function failedItems(
	context: IExecuteFunctions,
	vendor: Vendor | undefined,
	error: unknown,
): INodeExecutionData[] {
	const { headline, lines } = messageOf(error);
	const secrets = error instanceof RunFailure ? error.secrets : [];
	const failure: Failure = {
		kind: 'notSent',
		headline: withoutSecrets(headline, secrets),
		whatToDo: withoutSecrets(lines.join(' '), secrets),
		fields: [],
	};
	return context.getInputData().map((input, item) => {
		const place = { item, row: rowOf(input), login: loginOf(context, vendor, item) };
		return failureItem({ ...place, items: [item], outcome: failure }, failure);
	});
}

/** The login as the operator mapped it, to find the item by; nothing where it can't be read. */
function loginOf(context: IExecuteFunctions, vendor: Vendor | undefined, item: number): string {
	const read = attemptNow(() =>
		vendor ? context.getNodeParameter(vendor.loginField.parameter, item, '') : '',
	);
	return 'value' in read && typeof read.value === 'string' ? read.value : '';
}
