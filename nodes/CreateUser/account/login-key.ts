import { trimmed } from '../values/text';

/** A login as logins are compared: trimmed and without case. */
export function loginKey(login: string): string {
	return trimmed(login).normalize('NFC').toLowerCase();
}
