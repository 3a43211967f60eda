/** Someone who is there from the start. */
export interface FixtureUser {
	id: number;
	name: string;
	login: string;
	email: string;
	number: string;
	roleId: number;
	/** Without an agent, `agent` is null in the list, as it is in the vendors' own sample. */
	hasAgent: boolean;
	hasExtension: boolean;
}

export interface TelephonyFixture {
	roles: Array<{ id: number; name: string }>;
	numbers: Array<{ id: string; did: string; alias: string; name: string; destination: string }>;
	departments: Array<{ id: string; name: string; description: string }>;
	timeGroups: Array<{ id: string; name: string }>;
	users: FixtureUser[];
}

/** What differs from one brand to the other; the rest is derived. */
interface Brand {
	firstUserId: number;
	firstRoleId: number;
	firstNumberId: number;
	firstGroupId: number;
	/** Of a DID: country code and the digits before the last two. */
	didStem: string;
	domain: string;
}

const roleNames = ['Quality', 'Agent', 'Admin New', 'Team Lead', 'Team Lead', 'Supervisor'];

const departmentNames = ['Sales', 'Finance', 'Support', 'Café Desk', 'Field Service'];

const timeGroupNames = ['Day Shift', 'Evening Shift', 'Night Shift'];

const firstNames = ['Asha', 'Priya', 'José', 'Chloë', 'Imran', 'Björn', 'Meera', 'Tom'];

const lastNames = ['Rao', 'Nair', 'García', 'O’Neill', 'Khan', 'Östberg'];

/** 48 users: three pages of 20. Only the last one is a Supervisor, so the role is on the last page. */
const userCount = 48;

const numberCount = 30;

export function fixtureOf(brand: Brand): TelephonyFixture {
	const roles = roleNames.map((name, at) => ({ id: brand.firstRoleId + at, name }));
	return {
		roles,
		numbers: Array.from({ length: numberCount }, (_, at) => numberAt(brand, at)),
		departments: departmentNames.map((name, at) => ({
			id: String(brand.firstGroupId + at),
			name,
			description: `${name} department`,
		})),
		timeGroups: timeGroupNames.map((name, at) => ({
			id: String(brand.firstGroupId + 100 + at),
			name,
		})),
		users: Array.from({ length: userCount }, (_, at) => userAt(brand, roles, at)),
	};
}

function numberAt(brand: Brand, at: number): TelephonyFixture['numbers'][number] {
	const did = `${brand.didStem}${String(at).padStart(2, '0')}`;
	// The third and the fourth share an alias: a name that cannot be resolved.
	const shared = at === 2 || at === 3;
	return {
		id: String(brand.firstNumberId + at * 3),
		did: `+${did}`,
		alias: shared ? 'Front Desk' : did,
		name: shared ? 'Front Desk' : `Line ${at + 1}`,
		destination: at % 2 === 0 ? 'IVR' : 'Queue',
	};
}

function userAt(brand: Brand, roles: TelephonyFixture['roles'], at: number): FixtureUser {
	const first = firstNames[at % firstNames.length] ?? '';
	const last = lastNames[at % lastNames.length] ?? '';
	const isLast = at === userCount - 1;
	const role = isLast ? roles.at(-1) : roles[at % (roles.length - 1)];
	const login = isLast ? 'last.on.list' : `${plain(first)}.${plain(last)}.${at + 1}`;
	return {
		id: brand.firstUserId + at * 7,
		name: `${first} ${last}`,
		// One login in capitals: logins are compared without case.
		login: at === 1 ? login.toUpperCase() : login,
		email: `${login}@${brand.domain}`,
		number: `+9198765${String(43000 + at)}`,
		roleId: role?.id ?? 0,
		hasAgent: at % 3 !== 2,
		hasExtension: at % 4 === 0,
	};
}

/** Letters a to z only, as logins have. */
function plain(name: string): string {
	return name
		.normalize('NFD')
		.replace(/[^a-z]/gi, '')
		.toLowerCase();
}
