import {
	derivedPassword,
	digestOf,
	fits,
	newSeed,
	type PasswordSeed,
} from '../../nodes/CreateUser/run/password';

const SECRET = 'the stored secret of a credential';
const seed: PasswordSeed = { salt: '00112233445566778899aabbccddeeff', key: '' };

const many = Array.from({ length: 3000 }, (_, at) => derivedPassword(SECRET, seed, `login.${at}`));

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
			const first = derivedPassword(SECRET, seed, `draw.${draw}`).charAt(0);
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
		const password = derivedPassword(SECRET, seed, 'Asha.Rao');
		expect(derivedPassword(SECRET, { ...seed }, 'asha.rao')).toBe(password);
		expect(derivedPassword(SECRET, seed, ' ASHA.RAO\u00A0')).toBe(password);
	});

	it.each([
		['another salt', SECRET, { ...seed, salt: 'ff112233445566778899aabbccddeeff' }, 'asha.rao'],
		['another secret', 'another secret', seed, 'asha.rao'],
		['another login', SECRET, seed, 'asha.rai'],
	])('is another one with %s', (_what, secret, salted, login) => {
		expect(derivedPassword(secret, salted, login)).not.toBe(
			derivedPassword(SECRET, seed, 'asha.rao'),
		);
	});
});

describe('the seed', () => {
	it('is new for each execution and says nothing of the secret', () => {
		const seeds = [newSeed(SECRET), newSeed(SECRET)];
		expect(seeds[0]?.salt).not.toBe(seeds[1]?.salt);
		expect(seeds[0]).toEqual({
			salt: expect.stringMatching(/^[0-9a-f]{32}$/),
			key: expect.stringMatching(/^[0-9a-f]{4}$/),
		});
	});

	it('tells that the secret was changed', () => {
		const made = newSeed(SECRET);
		expect(fits(made, SECRET)).toBe(true);
		const others = Array.from({ length: 200 }, (_, at) => fits(made, `changed ${at}`));
		expect(others.filter(Boolean).length).toBeLessThanOrEqual(1);
	});
});

test('the digest tells requests apart and hides what is in them', () => {
	expect(digestOf({ a: 1 })).toBe(digestOf({ a: 1 }));
	expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: 2 }));
	expect(digestOf({ password: 'Kx7-mQ2!' })).toMatch(/^[0-9a-f]{64}$/);
});
