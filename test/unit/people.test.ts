import { allLocales } from '@faker-js/faker';

import { schemaOfField } from '../../nodes/CreateUser/intake/check';
import { vendors } from '../../nodes/CreateUser/vendors/registry';

/** Where the people live, in faker's words; their names are written as they write them. */
const COUNTRIES = [
	...(['ar', 'az', 'cs_CZ', 'da', 'de', 'el', 'en', 'en_IN', 'es_MX', 'fa'] as const),
	...([
		'fi',
		'fr',
		'he',
		'hr',
		'hu',
		'hy',
		'id_ID',
		'it',
		'ja',
		'ka_GE',
		'ko',
		'lv',
		'mk',
	] as const),
	...(['nb_NO', 'nl', 'pl', 'pt_BR', 'ro', 'ru', 'sr_RS_latin', 'sv', 'th', 'tr', 'uk'] as const),
	...(['ur', 'uz_UZ_latin', 'vi', 'yo_NG', 'zh_CN', 'zu_ZA'] as const),
];
const PEOPLE = 10_000;

interface Person {
	first: string;
	last: string;
	login: string;
	email: string;
}

/** Letters that are no other letter with a mark. */
const PLAIN: Record<string, string> = {
	...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ə: 'a' },
};

/** A login as offices make it of a name: letters alone, as the person writes them. */
const native = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

/** The same in ASCII; nothing where the letters are others. */
const folded = (name: string) =>
	native(name)
		.replace(/[ßæœøłđðþıə]/g, (letter) => PLAIN[letter] ?? '')
		.normalize('NFD')
		.replace(/[^a-z0-9]/g, '');

/**
 * The name with its apostrophes and hyphens, and a full stop for each space. The joiners of Persian names
 * go: nobody can see them in a login, so one that has any is refused.
 */
const written = (name: string) =>
	name
		.toLowerCase()
		.replace(/\p{Cf}/gu, '')
		.replace(/\s+/g, '.');

function personOf(first: string, last: string, at: number): Person {
	const ascii = [folded(first), folded(last)].filter((part) => part !== '').join('.');
	const own = `${native(first)}.${native(last)}`;
	const [login = '', email = ''] = [
		[ascii || String(at), `${ascii || at}@example.com`],
		[own, `${own}@${native(last)}.example`],
		[`${native(last)}${at}`, `${own}@example.com`],
		[written(`${first} ${last}`), `${ascii || at}@example.com`],
	][at % 4] as [string, string];
	return { first, last, login, email };
}

/** The names of one sex or of both, whatever faker has of a country; some end in a joiner by mistake. */
function namesOf(definition: unknown): string[] {
	return Object.values((definition ?? {}) as Record<string, string[] | undefined>)
		.flatMap((names) => names ?? [])
		.map((name) => name.replace(/\p{Cf}+$/u, ''))
		.filter((name, at, all) => all.indexOf(name) === at);
}

const people: Person[] = COUNTRIES.flatMap((country) => {
	const { first_name: firsts, last_name: lasts } = allLocales[country].person ?? {};
	const [given, family] = [namesOf(firsts), namesOf(lasts)];
	const count = Math.ceil(PEOPLE / COUNTRIES.length);
	return Array.from({ length: count }, (_, at) => {
		const first = given[at % given.length] ?? '';
		// A person with one name, where the vendor demands two.
		const last = at % 40 === 39 ? '-' : (family[(at * 7) % family.length] ?? '');
		return personOf(first, last, at);
	});
});

/** What a person has in a field, by its parameter: of one vendor or the other. */
const valuesOf = ({ first, last, login, email }: Person): Record<string, string> => ({
	...{ name: `${first} ${last}`, firstName: first, lastName: last },
	...{ loginId: login, username: login, email },
});

it('there are 10,000 of them', () => {
	expect(COUNTRIES.length).toBeGreaterThanOrEqual(30);
	expect(people.length).toBeGreaterThanOrEqual(PEOPLE);
	expect(new Set(people.map(({ first, last }) => `${first} ${last}`)).size).toBeGreaterThan(9_000);
});

it.each(vendors)('$label gets all of them as they are', ({ fields }) => {
	const own = fields.filter(({ is }) => is === 'email' || is === 'login' || is === 'name');
	const columns = own.map(({ screen }) => screen);
	const schemas = own.map((field) => schemaOfField(field, 'Etc/UTC'));
	const refused = people.map(valuesOf).flatMap((person) =>
		columns.flatMap(({ name, displayName }, at) => {
			const read = schemas[at]?.safeParse(person[name]);
			return read?.data === person[name] ? [] : [{ displayName, given: person[name], read }];
		}),
	);
	expect(columns.length).toBeGreaterThanOrEqual(3);
	expect(refused).toEqual([]);
});
