import { createHash } from 'node:crypto';

import {
	derivedPassword,
	fits,
	newSeed,
} from '../../../nodes/CreateUser/intake/generated-password';
import type { PasswordSeed } from '../../../nodes/CreateUser/item';

/** As the account stretches it from the credential's secret. */
const keyOf = (secret: string) => createHash('sha256').update(secret).digest();
const KEY = keyOf('the stored secret of a credential');
const seed: PasswordSeed = { salt: '00112233445566778899aabbccddeeff', key: '' };

const many = Array.from({ length: 3000 }, (_, at) => derivedPassword(KEY, seed, `login.${at}`));

describe('a generated password', () => {
	it('has 16 characters, of every kind, and no special one first or last', () => {
		for (const password of many) {
			expect(password).toHaveLength(16);
			expect(password).toMatch(/[A-Z]/);
			expect(password).toMatch(/[a-z]/);
			expect(password).toMatch(/[0-9]/);
			expect(password).toMatch(/[!#$%*+\-=?@_]/);
			expect(password).toMatch(/^[A-Za-z0-9].*[A-Za-z0-9]$/);
		}
	});

	it('has none of the characters that are mistaken for one another', () => {
		expect(many.join('')).not.toMatch(/[IOl01|`'"\\<>&\s]/);
	});

	it('is one for all forms of a login, which are one user', () => {
		const forms = ['ﬁona.rao', 'FIONA.rao', ' fiona.rao\u200B', 'ｆｉｏｎａ.rao'];
		expect(new Set(forms.map((login) => derivedPassword(KEY, seed, login))).size).toBe(1);
	});

	it('is another one for each login', () => {
		expect(new Set(many).size).toBe(many.length);
	});

	it('draws every character of its set at every place within', () => {
		for (let place = 1; place < 15; place++) {
			const seen = new Set(many.map((password) => password[place]));
			expect(seen.size).toBe(24 + 25 + 8 + 11);
		}
	});

	it('draws evenly: the first place has each of its characters about equally often', () => {
		const counts = new Map<string, number>();
		const draws = 20_000;
		for (let draw = 0; draw < draws; draw++) {
			const first = derivedPassword(KEY, seed, `draw.${draw}`).charAt(0);
			counts.set(first, (counts.get(first) ?? 0) + 1);
		}
		const expected = draws / 57;
		expect(counts.size).toBe(57);
		const chiSquared = [...counts.values()].reduce(
			(sum, count) => sum + (count - expected) ** 2 / expected,
			0,
		);
		// 56 degrees of freedom: 94.5 is passed by chance once in a thousand draws.
		expect(chiSquared).toBeLessThan(94.5);
	});

	it('is the same in every try of an execution, however the login is written', () => {
		const password = derivedPassword(KEY, seed, 'Asha.Rao');
		expect(derivedPassword(KEY, { ...seed }, 'asha.rao')).toBe(password);
		expect(derivedPassword(KEY, seed, ' ASHA.RAO\u00A0')).toBe(password);
	});

	it.each([
		['another salt', KEY, { ...seed, salt: 'ff112233445566778899aabbccddeeff' }, 'asha.rao'],
		['another secret', keyOf('another secret'), seed, 'asha.rao'],
		['another login', KEY, seed, 'asha.rai'],
	])('is another one with %s', (_what, key, salted, login) => {
		expect(derivedPassword(key, salted, login)).not.toBe(derivedPassword(KEY, seed, 'asha.rao'));
	});
});

describe('the seed', () => {
	it('is new for each execution and says nothing of the secret', () => {
		const seeds = [newSeed(KEY), newSeed(KEY)];
		expect(seeds[0]?.salt).not.toBe(seeds[1]?.salt);
		expect(seeds[0]).toEqual({
			salt: expect.stringMatching(/^[0-9a-f]{32}$/),
			key: expect.stringMatching(/^[0-9a-f]{4}$/),
		});
	});

	it('yields one password for one login, and tells that it still does', () => {
		const made = newSeed(KEY);
		const saved = JSON.parse(JSON.stringify(made)) as PasswordSeed;
		expect(fits(saved, KEY)).toBe(true);
		expect(derivedPassword(KEY, saved, 'asha')).toBe(derivedPassword(KEY, made, 'asha'));
	});

	it('tells that the secret was changed', () => {
		const made = newSeed(KEY);
		expect(fits(made, KEY)).toBe(true);
		const others = Array.from({ length: 200 }, (_, at) => fits(made, keyOf(`changed ${at}`)));
		expect(others.filter(Boolean).length).toBeLessThanOrEqual(1);
	});
});
