import { createHash, createHmac, randomBytes } from 'crypto';

import { loginKey } from './login';

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

/** What is kept in the node's context, and so saved: useless without the credential's secret. */
export interface PasswordSeed {
	/** 16 random bytes, hexadecimal. */
	salt: string;
	/** Tells that the credential's secret is another one; too short to tell anything else. */
	key: string;
}

function keyMark(secret: string, salt: string): string {
	return createHmac('sha256', secret).update(`key:${salt}`).digest('hex').slice(0, 4);
}

/** A seed for an execution. */
export function newSeed(secret: string): PasswordSeed {
	const salt = randomBytes(16).toString('hex');
	return { salt, key: keyMark(secret, salt) };
}

/** True while the seed yields the passwords that it yielded before. */
export function fits({ salt, key }: PasswordSeed, secret: string): boolean {
	return key === keyMark(secret, salt);
}

/** Even numbers below a bound, drawn from HMAC-SHA256 in counter mode. */
function* draws(secret: string, message: string): Generator<number> {
	for (let block = 0; ; block++) {
		yield* createHmac('sha256', secret).update(`${block}:${message}`).digest();
	}
}

/** The password of a login: the same in every try of an execution, another one in the next. */
export function derivedPassword(secret: string, { salt }: PasswordSeed, login: string): string {
	const bytes = draws(secret, `${salt}:${loginKey(login)}`);
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

/** A mark of a request that tells whether another one is the same, and nothing of what is in it. */
export function digestOf(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
