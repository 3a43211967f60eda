/** The one place that knows the product: what the node sends, and how it reads what comes back. */
import { accountOf } from '../../nodes/CreateUser/login/login';
import { sayLoginProblem } from '../../nodes/CreateUser/login/words';
import type {
	AccountIdentity,
	Credentials,
	NewUser,
	Page,
	Vendor,
	VendorUser,
	Verdict,
} from '../../nodes/CreateUser/vendors/contract';
import { vendorNamed, vendors } from '../../nodes/CreateUser/vendors/registry';
import type { VendorAnswer } from '../../nodes/CreateUser/wire/answer';

export type { AccountIdentity, Credentials, NewUser, Vendor, VendorUser };
export { namesSecret } from '../../nodes/CreateUser/report/secrets';
export { isRedirect, answerOf, type VendorAnswer } from '../../nodes/CreateUser/wire/answer';
export { connectionProblem } from '../../nodes/CreateUser/wire/connection-problem';
import { asObject, textOf } from '../../nodes/CreateUser/wire/json';
export { jsonWithout } from '../../nodes/CreateUser/wire/secrets';
export { wordsOf } from '../../nodes/CreateUser/wire/reason';
export { asObject, textOf };

/** An account that is checked. */
export interface Account {
	vendor: Vendor;
	identity: AccountIdentity;
	credentials: Credentials;
}

/** The account that was entered, or in words what is wrong with it. */
export function openAccount(name: string, credentials: Credentials): Account | string {
	const vendor = vendorNamed(name);
	if (!vendor) return `There is no vendor named ${name}.`;
	const opened = accountOf(vendor, credentials);
	if ('problem' in opened) return sayLoginProblem(vendor, opened.identity, opened.problem);
	return { vendor, identity: opened.identity, credentials };
}

/** The token in the answer to a login, as the node finds it. */
export function tokenIn({ vendor }: Account, answer: VendorAnswer): string | undefined {
	const read = vendor.authentication.login.read(answer);
	return 'token' in read ? read.token : undefined;
}

/** The request for a page of the user list, where the vendor has one. */
export function pageRequest({ directory }: Vendor, cursor?: string) {
	if (directory.kind !== 'list') throw new Error('This vendor has no user list');
	return directory.list.page.request(cursor);
}

/** A page of the user list as the node reads it; undefined where it can't. */
export function pageIn({ directory }: Vendor, answer: VendorAnswer): Page<VendorUser> | undefined {
	if (directory.kind !== 'list') return undefined;
	const read = directory.list.page.read(answer, undefined);
	return read.kind === 'read' ? read.value : undefined;
}

/** The request for all that is shown of one user: by id where there is a list, else by login. */
export function userRequest({ directory }: Vendor, user: { id: string; login: string }) {
	if (directory.kind === 'one') return directory.show.request(user.login);
	return directory.detail.request({ ...user, raw: null });
}

/** The user that an answer to `userRequest` shows; undefined where the node sees none. */
export function userIn(
	{ directory }: Vendor,
	answer: VendorAnswer,
	login: string,
): VendorUser | undefined {
	if (directory.kind === 'one') {
		const read = directory.show.read(answer, login);
		return read.kind === 'read' && 'user' in read.value ? read.value.user : undefined;
	}
	const read = directory.detail.read(answer, { id: null, login, raw: null });
	return read.kind === 'read' ? read.value : undefined;
}

/** What the node makes of the answer to a create. */
export function verdictOf({ create }: Vendor, answer: VendorAnswer, user: NewUser): Verdict {
	return create.read(answer, user);
}

/** The paths of the vendor's lists, by the step that asks for them. */
export function listRequests({ lists }: Vendor) {
	return Object.entries(lists).flatMap(([name, source]) =>
		source.from === 'pages' ? [{ name, request: source.pages.page.request(undefined) }] : [],
	);
}

/** The entries of a list as the node reads them. */
export function entriesIn({ lists }: Vendor, name: string, answer: VendorAnswer) {
	const source = lists[name as keyof typeof lists];
	if (source?.from !== 'pages') return undefined;
	const read = source.pages.page.read(answer, undefined);
	return read.kind === 'read' ? read.value.entries : undefined;
}

/** The id that an answer to a create gives, in the form that clients see. */
export function idIn(body: Record<string, unknown>): string | undefined {
	return textOf(asObject(body.data).id);
}

/** Fields of a credential that choose, and name nobody. */
const CHOICES = new Set(['connectUsing', 'region']);

/** All that the person entered for an account. */
export function enteredIn({ credentials, identity }: Account): string[] {
	const texts = Object.entries(credentials).filter(([field]) => !CHOICES.has(field));
	return [...texts.map(([, text]) => String(text)), identity.root, new URL(identity.root).host];
}

/** Value and name of every vendor. */
export function vendorNames(): Array<[string, string]> {
	return vendors.map(({ name, label }) => [name, label]);
}
