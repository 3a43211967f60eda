import type * as Crypto from 'node:crypto';

type Done = (error: Error | null, key: Buffer) => void;

const mockCost: Crypto.ScryptOptions = { N: 2 };

/**
 * The key of an account takes sixty milliseconds of a core as shipped (test/unit/account/accounts.test.ts),
 * and nearly every test here has accounts of its own.
 */
jest.mock('crypto', () => {
	const crypto = jest.requireActual<typeof Crypto>('crypto');
	const scrypt = (secret: string, salt: string, length: number, done: Done) => {
		crypto.scrypt(secret, salt, length, mockCost, done);
	};
	return { ...crypto, scrypt };
});
