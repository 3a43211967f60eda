import type { Client } from '../client';
import { crmComFacts } from './crmcom';
import { crmComCreate } from './crmcom-create';
import { judge, type Fact, type Judged } from './fact';
import { telephonyCreate } from './telephony-create';
import { telephonyLists } from './telephony-lists';
import { telephonyLogin } from './telephony-login';
import { telephonyUsers } from './telephony-users';

export type { Fact, Judged } from './fact';

const telephony = [...telephonyLogin, ...telephonyUsers, ...telephonyLists, ...telephonyCreate];

/** Everything that an account of the vendor can show over HTTP, see docs/vendors.md. */
export const factsOf: Record<string, Fact[]> = {
	acefone: telephony,
	crmcom: [...crmComFacts, ...crmComCreate],
	servetel: telephony,
};

/** Every fact, judged by what was seen. */
export function judgeAll(client: Client): Judged[] {
	const facts = factsOf[client.account.vendor.name] ?? [];
	return facts.map((fact) => judge(fact, client));
}
