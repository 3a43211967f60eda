import { trimmed } from '../values/text';

/** A login as logins are compared: trimmed, without case and without the forms of one letter. */
export function loginKey(login: string): string {
	return trimmed(login).normalize('NFKC').toLowerCase();
}
