import { checkFor } from '../../nodes/CreateUser/intake/check';
import { readItems } from '../../nodes/CreateUser/intake/read-items';
import { vendorNamed } from '../../nodes/CreateUser/vendors/registry';

/** Users of a sheet, each with names from two lists. */
const ITEMS = 5000;
const ENTRIES = 5000;
/** Seconds of this process that it may take. */
const MOST = 1;

const entries = (what: string) =>
	Array.from({ length: ENTRIES }, (_, at) => ({ id: String(at + 1), name: `${what} ${at + 1}` }));
const lists = { roles: { entries: entries('Role') }, numbers: { entries: entries('Line') } };

const vendor = vendorNamed('acefone');
if (!vendor) throw new Error('There is no such vendor');

const valuesOf = (item: number) => ({
	...{ name: `User ${item}`, number: `91${item}`, email: `user.${item}@example.com` },
	...{ loginId: `user.${item}`, password: 'Kx7-mQ2!', createAgent: true, status: true },
	userRole: `role ${(item % ENTRIES) + 1}`,
	callerIds: `LINE ${((item * 7) % ENTRIES) + 1}`,
});

async function main(): Promise<void> {
	const begin = process.cpuUsage();
	const { items } = await readItems({
		vendor: vendor!,
		check: checkFor(vendor!, { timeZone: 'Etc/UTC', options: { sendListsAs: 'name' } }),
		inputs: Array.from({ length: ITEMS }, () => ({ json: {} })),
		read: (item) => ({ values: valuesOf(item), generatePassword: false, refusals: [] }),
		originOf: () => 'anywhere',
		passwords: async () => () => '',
		list: async (name) => lists[name as keyof typeof lists],
		breathe: async () => undefined,
	});
	const { user, system } = process.cpuUsage(begin);
	const seconds = (user + system) / 1e6;
	const ready = items.filter(({ kind }) => kind === 'ready').length;
	console.log(
		`${ready} of ${ITEMS} users ready, ${2 * ITEMS} names looked up in lists of ${ENTRIES}: ${seconds.toFixed(2)} s of CPU (at most ${MOST} s)`,
	);
	if (ready !== ITEMS || seconds > MOST) process.exitCode = 1;
}

void main();
