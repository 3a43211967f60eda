import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { vendors } from '../../../nodes/CreateUser/vendors/registry';

const HOUSE = join(__dirname, '../../../nodes/CreateUser');
const ROOMS = ['run', 'creation', 'intake', 'report', 'account'];

/** Names that are the output's own, or words of every vendor. */
const OF_ALL = new Set(['agents', 'email', 'name', 'number', 'numbers', 'password', 'status']);
/** What the output calls a user's login, whoever the vendor. */
const OF_OUTPUT = new Map([['loginId', 'report/output.ts']]);

/** Every name that is one vendor's: its own, its fields', its lists' and its options'. */
function namesOfVendors(): string[] {
	const all = vendors.flatMap(({ name, label, fields, lists, options = [], gives = [] }) => [
		...[name, label, ...gives, ...Object.keys(lists), ...options.map((option) => option.name)],
		...fields.flatMap(({ key, screen, under }) => [key, screen.name, under?.name ?? key]),
	]);
	return [...new Set(all)].filter((name) => !OF_ALL.has(name));
}

const sources = ROOMS.flatMap((room) =>
	readdirSync(join(HOUSE, room)).map((file) => {
		const text = readFileSync(join(HOUSE, room, file), 'utf8');
		// A comment may give an example.
		const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
		return [`${room}/${file}`, code] as const;
	}),
);

test.each(sources)('%s names no vendor, no field, no list and no option', (file, code) => {
	const found = namesOfVendors().filter((name) =>
		new RegExp(`\\b${name.replace('.', '\\.')}\\b`).test(code),
	);
	expect(found.filter((name) => OF_OUTPUT.get(name) !== file)).toEqual([]);
});
