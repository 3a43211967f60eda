import { checkFor } from '../../../nodes/CreateUser/intake/check';
import { vendors } from '../../../nodes/CreateUser/vendors/registry';

const settings = { timeZone: 'Etc/UTC', options: {} };

describe('what is said to have been taken as empty', () => {
	it('is nothing that is refused: a real NaN in whatever field', () => {
		for (const vendor of vendors) {
			for (const { screen } of vendor.fields) {
				const { takenAsEmpty } = checkFor(vendor, settings)({ [screen.name]: NaN });
				expect([vendor.label, screen.name, takenAsEmpty]).toEqual([vendor.label, screen.name, []]);
			}
		}
	});
});

describe('a name that was read in a wrong character set', () => {
	const misread = (values: Record<string, unknown>) =>
		vendors.map((vendor) => checkFor(vendor, settings)(values).misread);
	const inEach = (name: unknown, other: string) => [
		{ name, firstName: name, lastName: other },
		{ name, firstName: other, lastName: name },
	];

	it.each([
		['NoemÃ\u00AD', 'NoemÃ'],
		[['NoemÃ\u00AD'], 'NoemÃ'],
		[' MartÃ\u00AD\u200B\n', 'MartÃ'],
		['NoemÃ\u00AD Rao', 'NoemÃ\u00AD Rao'],
		['JosÃ©', 'JosÃ©'],
	])('is told by the text before it is trimmed: %j', (given, name) => {
		for (const values of inEach(given, 'Rao')) {
			expect(misread(values)).toEqual(vendors.map(() => name));
		}
	});

	it.each(['NicolÃ\u00A0', 'Noemí\u00AD', '\u00ADAsha', 7, ['NoemÃ\u00AD', 'x']])(
		'is not %j',
		(given) => {
			for (const values of inEach(given, 'Rao')) {
				expect(misread(values)).toEqual(vendors.map(() => undefined));
			}
		},
	);
});

describe('a value that its reader can’t read', () => {
	const circular: Record<string, unknown> = { type: 'all' };
	circular.self = circular;

	const VALUES: Array<[string, unknown]> = [
		['udfDate1', { toJSDate: 'x' }],
		['userForCdr', circular],
		['userForCdr', { type: 'all', count: 1n }],
	];

	it.each(VALUES)('is the refusal of its field, and hides no other: %s', (parameter, value) => {
		for (const vendor of vendors) {
			const field = vendor.fields.find(({ screen }) => screen.name === parameter);
			if (!field) continue;
			const resolution = checkFor(vendor, settings)({ [parameter]: value }).resolve({});
			const refusals = 'refusals' in resolution ? resolution.refusals : [];
			const reason = "can't be read. Map a single value to this field.";
			expect(refusals).toContainEqual({ field: field.screen.displayName, reason });
			const mandatory = vendor.fields.filter((one) => one.mandatory && one !== field);
			const labels = mandatory.map(({ screen }) => screen.displayName);
			expect(refusals.map((one) => one.field)).toEqual(expect.arrayContaining(labels));
		}
	});
});

describe('a login of which nothing but the signs between names is left', () => {
	it.each(['.@example.com', '_@example.com', '. @crm.example.co.in'])('is refused: %s', (login) => {
		for (const vendor of vendors) {
			const values = { loginId: login, username: login };
			const resolution = checkFor(vendor, settings)(values).resolve({});
			const reason = `is "${login}", which has nothing before the @. Enter the whole login.`;
			const [field] = vendor.fields.filter(({ is }) => is === 'login');
			expect(resolution).toMatchObject({
				refusals: expect.arrayContaining([{ field: field!.screen.displayName, reason }]),
			});
		}
	});
});

describe('a list of one', () => {
	const lists = { roles: { entries: [{ id: '7', name: 'Quality' }] } };
	const body = (values: Record<string, unknown>) => {
		const resolution = checkFor(vendors[0]!, settings)(values).resolve(lists);
		return 'user' in resolution ? resolution.user.body : resolution;
	};
	const person = {
		...{ name: 'Asha', number: '919876543210', email: 'asha@example.com', loginId: 'asha' },
		...{ password: 'Kx7-mQ2!', userRole: 'Quality', callerIds: '7', createAgent: true },
	};

	it('is what it holds, in every field that takes one value but the password', () => {
		const listed = Object.entries(person).map(([name, value]) => [name, [value]]);
		const all = { ...Object.fromEntries(listed), password: person.password, status: [true] };
		expect(body(all)).toEqual(body({ ...person, status: true }));
		expect(body(all)).toMatchObject({ name: 'Asha', user_role: 7, caller_id: [7] });
	});

	it('that stands for nothing is nothing', () => {
		const more = { status: true, timeGroup: ['-'], agentGroups: [], blockWebLogin: [] };
		expect(body({ ...person, ...more })).toEqual(body({ ...person, status: true }));
	});
});
