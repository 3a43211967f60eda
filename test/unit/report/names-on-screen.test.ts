import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { INodeProperties } from 'n8n-workflow';

import { parametersOf } from '../../../nodes/CreateUser/screen/parameters';
import { vendors } from '../../../nodes/CreateUser/vendors/registry';

const parameters = parametersOf(vendors);

/** Names that the screen of a vendor has: of fields, options and choices. */
function namesFor(vendor: string): Set<string> {
	const names = (property: INodeProperties): string[] => {
		const inner = (property.options ?? []) as INodeProperties[];
		return [
			...(property.type === 'notice' ? [] : [property.displayName]),
			...inner.flatMap((one) => (one.displayName ? names(one) : [one.name])),
		];
	};
	const isShown = ({ displayOptions }: INodeProperties) =>
		(displayOptions?.show?.vendor as unknown[] | undefined)?.includes(vendor) ?? true;
	return new Set(parameters.filter(isShown).flatMap(names));
}

const ALL = new Map(vendors.map(({ name }) => [name, namesFor(name)]));
const every = new Set([...ALL.values()].flatMap((names) => [...names]));
/** What not every vendor has. */
const SPECIAL = [...every].filter((name) => [...ALL.values()].some((names) => !names.has(name)));

const ROOMS = ['creation', 'intake', 'login', 'report', 'run', 'screen'];
/** Said only where the vendor can update users, which is asked beside it. */
const OF_UPDATE = ['Update the Existing User'];
const house = join(__dirname, '../../../nodes/CreateUser');

const named = (text: string, names: string[]) =>
	names.filter((name) => text.includes(`'${name}'`) && !OF_UPDATE.includes(name));

it('the vendors do differ in what the screen has', () => {
	expect(SPECIAL).toEqual(
		expect.arrayContaining(['Login ID', 'User Template', 'Reset Password on Update', ...OF_UPDATE]),
	);
});

it.each(ROOMS)('%s/ names no option in its words that a vendor does not have', (room) => {
	const prose = readdirSync(join(house, room)).flatMap((file) =>
		readFileSync(join(house, room, file), 'utf8')
			.split('\n')
			// A name alone is data; in a sentence it has words beside it.
			.filter((line) => !/^\s*(\*|\/)/.test(line) && /[`"].*'.*[`"]/.test(line))
			.flatMap((line) => named(line, SPECIAL).map((name) => `${file}: ${name}`)),
	);
	expect(prose).toEqual([]);
});

it.each(vendors.map((vendor) => [vendor.name, vendor] as const))(
	'the words that %s brings name what its screen has',
	(name, vendor) => {
		const others = SPECIAL.filter((special) => !ALL.get(name)?.has(special));
		const { whereToLook, refusalHint } = vendor;
		const shown = parameters.filter(({ displayOptions }) =>
			((displayOptions?.show?.vendor as unknown[] | undefined) ?? [name]).includes(name),
		);
		const words = [whereToLook, refusalHint, JSON.stringify(shown)];
		expect(words.flatMap((text) => named(text, others))).toEqual([]);
	},
);
