import type { AccountIdentity, Credentials, Vendor } from '../vendors/contract';
import { probe, sessionFor } from './account';
import type { PlainRequest } from './login';
import type { Session } from './sessions';
import { sayLoginProblem } from './words';

/**
 * What a test of a credential finds out besides the address: that its login is accepted now, and that it
 * may read users, which every use of it but the bare create needs.
 * @param use the session that is there; `isNew` when it was obtained for this test
 * @throws Error in words, which n8n's Test button shows
 */
export async function testCredential(
	ask: PlainRequest,
	vendor: Vendor,
	identity: AccountIdentity,
	credentials: Credentials,
	use: { session: Session; isNew: boolean },
): Promise<Session> {
	const loggedIn = use.isNew ? use : await sessionFor(ask, vendor, identity, credentials, 'fresh');
	if ('problem' in loggedIn) {
		throw new Error(sayLoginProblem(vendor, identity, loggedIn.problem));
	}
	const { session } = loggedIn;
	const { label } = vendor;
	const result = await probe(ask, vendor, identity, session.token);
	switch (result.kind) {
		case 'busy':
		case 'ok':
			return session;
		case 'forbidden':
			throw new Error(
				`${label} accepts the ${identity.means}, but it isn't allowed to read users: "${result.words}" ${identity.permissionHint}`,
			);
		case 'noUsers':
			throw new Error(`${label} did not show its users: "${result.words}"`);
		case 'problem':
			throw new Error(sayLoginProblem(vendor, identity, result.problem));
		case 'tokenRefused': {
			const { words } = result;
			throw new Error(sayLoginProblem(vendor, identity, { kind: 'tokenRefused', words }));
		}
	}
}
