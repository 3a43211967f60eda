import { createHmac, randomBytes } from 'crypto';

import type { PasswordSeed } from '../item';
import { loginKey } from '../values/text';

/** Without the characters that are mistaken for one another when read aloud or from paper. */
const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const LOWER = 'abcdefghijkmnopqrstuvwxyz';
const DIGITS = '23456789';
const SPECIAL = '!#$%*+-=?@_';
const EDGE = UPPER + LOWER + DIGITS;

/**
 * What each place of a password is drawn from. Clients of the telephony platform use upper, lower,
 * digit and special characters, none special first or last; CRM.COM's policy is each installation's.
 */
const PLACES = [
	...[EDGE, UPPER, LOWER, DIGITS, SPECIAL],
	...Array.from({ length: 10 }, () => EDGE + SPECIAL),
	EDGE,
];

/** A mark of the key, made with it: too short to tell anything but that it is another one. */
function keyMark(key: Buffer, salt: string): string {
	return createHmac('sha256', key).update(`key:${salt}`).digest('hex').slice(0, 4);
}

/** A seed for an execution. */
export function newSeed(key: Buffer): PasswordSeed {
	const salt = randomBytes(16).toString('hex');
	return { salt, key: keyMark(key, salt) };
}

/** True while the seed yields the passwords that it yielded before. */
export function fits(seed: PasswordSeed, key: Buffer): boolean {
	return seed.key === keyMark(key, seed.salt);
}

/** Even numbers below a bound, drawn from HMAC-SHA256 in counter mode. */
function* draws(key: Buffer, message: string): Generator<number> {
	for (let block = 0; ; block++) {
		yield* createHmac('sha256', key).update(`${block}:${message}`).digest();
	}
}

/**
 * The password of a login: the same in every try of an execution, another one in the next.
 * @param key stretched from the credential's secret
 */
export function derivedPassword(key: Buffer, { salt }: PasswordSeed, login: string): string {
	const bytes = draws(key, `${salt}:${loginKey(login)}`);
	const below = (bound: number): number => {
		const largest = 256 - (256 % bound);
		let byte = bytes.next().value as number;
		while (byte >= largest) byte = bytes.next().value as number;
		return byte % bound;
	};
	const characters = PLACES.map((set) => set.charAt(below(set.length)));
	for (let last = characters.length - 2; last > 1; last--) {
		const other = 1 + below(last);
		[characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? ''];
	}
	return characters.join('');
}
