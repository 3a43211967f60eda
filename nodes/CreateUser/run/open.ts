import type { IExecuteFunctions } from 'n8n-workflow';

import { attempt, wordsOfError } from '../vendors/attempt';
import type { Vendor } from '../vendors/contract';
import { LoginFailure } from '../vendors/session';
import { CredentialConnection, hostOf } from './exchange';
import { RunFailure } from './failed';
import type { Settings } from './settings';
import { loginFailed, type CredentialWords } from './words';

/** Opens the chosen credential. Rejects with a RunFailure in words. */
export async function connect(
	context: IExecuteFunctions,
	vendor: Vendor,
	settings: Settings,
): Promise<CredentialConnection> {
	const chosen = context.getNode().credentials?.[vendor.credential];
	if (!chosen) {
		throw new RunFailure({
			headline: `No credential for ${vendor.label} is chosen`,
			lines: ["Choose one at the top of this node, under 'Credential'. No user was created."],
		});
	}
	const opened = await attempt(
		async () => await CredentialConnection.open(hostOf(context), vendor, settings.timeout),
	);
	if ('value' in opened) return opened.value;
	if (opened.error instanceof LoginFailure) {
		throw withoutLogin(vendor, { name: chosen.name, means: 'login' }, opened.error);
	}
	throw new RunFailure({
		headline: `The credential '${chosen.name}' can't be read`,
		lines: [wordsOfError(opened.error), 'No user was created.'],
	});
}

/** The login failed before any user was sent. */
export function withoutLogin(
	vendor: Vendor,
	credential: Pick<CredentialWords, 'means' | 'name'>,
	failure: LoginFailure,
): RunFailure {
	const { headline, whatToDo } = loginFailed(vendor, credential, failure);
	return new RunFailure({ headline, lines: [whatToDo, 'No user was created.'] });
}
