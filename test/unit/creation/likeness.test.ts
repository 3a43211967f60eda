import { compared, differences, likenessOf } from '../../../nodes/CreateUser/creation/likeness';
import type { NewUser, VendorUser } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';

const acefone = vendorNamed('acefone')!;
const crmCom = vendorNamed('crmcom')!;
const mine: NewUser = {
	login: 'nathan',
	name: 'Nathan Smith',
	email: 'nathan@example.com',
	number: '+919876543210',
	body: { user_role: 7 },
};
const SAME = {
	...{ name: 'nathan  SMITH', email: 'Nathan@example.com' },
	...{ number: '09876543210', others: { user_role: '7' } },
};

const found = (user: Partial<VendorUser>): VendorUser => ({ id: '1', raw: {}, ...user });

describe('whether a user is the person to create', () => {
	const name = SAME.name;
	const email = SAME.email;
	const number = SAME.number;
	const turned = 'Smith, Nathan';
	const other = 'Ali Hassan';
	const otherEmail = 'ali@example.com';
	const otherNumber = '9876543211';
	const masked = 'XXXXXX3210';
	const otherMasked = 'XXXXXX3211';

	it.each<[string, Partial<VendorUser>, string]>([
		['everything is equal', SAME, 'same'],
		['only the name is shown', { name }, 'same'],
		['only an equal e-mail is shown', { email }, 'same'],
		['nothing is shown', {}, 'unknown'],
		['only the role is shown', { others: { user_role: '7' } }, 'unknown'],
		['another role changes nothing', { name, others: { user_role: '8' } }, 'same'],
		// The same words in another order may be two people.
		['the name is turned round, and no more is shown', { name: turned }, 'unknown'],
		['the name is turned round, with an equal e-mail', { name: turned, email }, 'same'],
		['the name is turned round, with an equal number', { name: turned, number }, 'same'],
		[
			'the name is turned round, with another e-mail',
			{ name: turned, email: otherEmail },
			'unknown',
		],
		[
			'the name is turned round, and only one of both is equal',
			{ name: turned, email, number: otherNumber },
			'unknown',
		],
		['the name is turned round, with a masked number', { name: turned, number: masked }, 'unknown'],
		// A family shares a number, a company an e-mail.
		['the name is another one', { name: other }, 'another'],
		['name and e-mail are others', { name: other, email: otherEmail }, 'another'],
		['the name is another one, with an equal e-mail', { name: other, email }, 'unknown'],
		['the name is another one, with an equal number', { name: other, number }, 'unknown'],
		['the name is another one, with a masked number', { name: other, number: masked }, 'another'],
		// Two people of one name.
		['the name is equal, with another e-mail', { name, email: otherEmail }, 'another'],
		['the name is equal, with another number', { name, number: otherNumber }, 'another'],
		['the name is equal, with another masked number', { name, number: otherMasked }, 'another'],
		['the name is equal, with a masked number', { name, number: masked }, 'same'],
		['the name is equal, and one of both', { name, email, number: otherNumber }, 'unknown'],
		// No name is shown.
		['only one of both is equal', { email, number: otherNumber }, 'unknown'],
		['only another e-mail is shown', { email: otherEmail }, 'another'],
		['only a masked number is shown', { number: masked }, 'unknown'],
		['the name came back escaped', { name: 'Nathan&#32;Smith' }, 'same'],
		['the name is separated otherwise', { name: 'Smith / Nathan' }, 'unknown'],
		[
			'the name is separated otherwise, with an equal e-mail',
			{ name: 'Smith/Nathan', email },
			'same',
		],
		['the name is equal, with a masked e-mail', { name, email: 'n***@example.com' }, 'same'],
		[
			'the name is equal, with another masked e-mail',
			{ name, email: 'a***@example.com' },
			'another',
		],
		['only a masked e-mail is shown', { email: 'n***@example.com' }, 'unknown'],
		['the number has another mask', { name, number: '91****3210' }, 'same'],
		['the number is hidden', { name, number: 'hidden' }, 'same'],
		['only what tells nothing is shown', { email: '-', number: 'N/A', name: '***' }, 'unknown'],
		['the e-mail is hidden, the number equal', { email: 'hidden', number }, 'same'],
	])('%s', (_what, user, likeness) => {
		expect(likenessOf(acefone, mine, found(user))).toBe(likeness);
	});

	it('at CRM.COM, too, that shows `Last, First`', () => {
		expect(likenessOf(crmCom, mine, found({ name: turned, email }))).toBe('same');
		expect(likenessOf(crmCom, mine, found({ name: turned }))).toBe('unknown');
	});
});

describe('what an existing user differs in', () => {
	it('is told by the keys of the request, roles included', () => {
		const user = found({ ...SAME, others: { user_role: '8' }, number: '9876543211' });
		expect(differences(acefone, mine, user)).toEqual(['number', 'user_role']);
	});

	it('is not a spelling, nor what is not shown', () => {
		expect(differences(acefone, mine, found({ name: 'Smith, Nathan' }))).toEqual([]);
	});

	it.each([
		['ﬁona', 'fiona', []],
		['FIONA', 'ﬁona', []],
		['asha１', ' ASHA1', []],
		['josé', 'jose', ['login_id']],
		['strauß', 'strauss', ['login_id']],
	])('is no login that is the same user: %s and %s', (login, theirs, differs) => {
		expect(differences(acefone, { ...mine, login }, found({ login: theirs }))).toEqual(differs);
	});
});

describe('the same person at Acefone', () => {
	const mine: NewUser = {
		login: 'asha',
		name: 'Asha Rao',
		number: '09876543210',
		email: 'asha@example.com',
		body: { user_role: 7 },
	};
	const theirs: VendorUser = {
		id: '1',
		name: ' ASHA  RAO',
		number: '+91 98765-43210',
		email: 'Asha@Example.com',
		others: { user_role: '7' },
		raw: {},
	};

	it('is recognised whatever the spelling', () => {
		const all = compared(acefone, mine, theirs);
		expect(all.map(({ key }) => key)).toEqual(['name', 'number', 'email', 'user_role']);
		expect(all.every(({ like }) => like === 'same')).toBe(true);
		expect(all.filter(({ isExact }) => isExact).map(({ key }) => key)).toEqual(['user_role']);
	});

	it('is not told by what only one side has', () => {
		expect(compared(acefone, mine, { id: '1', raw: {} })).toEqual([]);
	});

	it.each([
		['name', 'person', { name: 'Asha Rai' }],
		['number', 'strongly', { number: '+919876543211' }],
		['number', 'strongly', { number: '3210' }],
		['email', 'strongly', { email: 'rai@example.com' }],
		['user_role', 'nothing', { others: { user_role: '8' } }],
	])('is not: %s (tells of the person: %s)', (key, tells, change) => {
		const all = compared(acefone, mine, { ...theirs, ...change });
		expect(all.filter(({ like }) => like !== 'same')).toMatchObject([
			{ key, tells, like: 'different' },
		]);
	});
});

test.each([
	['nothing', {}, []],
	['the name', { name: 'Asha Rai' }, [{ key: 'name', tells: 'person', like: 'different' }]],
	[
		'the e-mail',
		{ email: 'rai@example.com' },
		[{ key: 'email', tells: 'strongly', like: 'different' }],
	],
])('%s tells two people apart at CRM.COM', (_what, change, expected) => {
	const asha = { login: 'asha', name: 'Asha Rao', email: 'asha@example.com', body: {} };
	const there = { name: 'ASHA RAO', email: 'Asha@example.com', ...change };
	const all = compared(crmCom, asha, found(there));
	expect(all.filter(({ like }) => like !== 'same')).toMatchObject(expected);
});
