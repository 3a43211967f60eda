import { isSuccess, type Failure } from '../../../nodes/CreateUser/outcome';
import { say } from '../../../nodes/CreateUser/report/item-words';
import { OUTCOMES, reason, USER } from '../outcomes';
import { NO_USER, NOTHING_NOW, said, tells } from './said';
import { ACEFONE, CRM_COM, SERVETEL } from './speaker';

describe('a refusal by the check', () => {
	const refused = (...refusals: Array<[field: string, reason: string]>): Failure => ({
		kind: 'refused',
		why: { by: 'check', refusals: refusals.map(([field, why]) => ({ field, reason: why })) },
	});
	tells([
		[
			'of one value',
			refused(['Email', 'is "x", which is not an e-mail address.']),
			'\'Email\' is "x", which is not an e-mail address',
			`Correct the item and run again. ${NOTHING_NOW}`,
		],
		[
			'of several',
			refused(['Email', 'is empty.'], ['Name', 'is empty.'], ['Status', 'is odd.']),
			"'Email' is empty",
			`'Name' is empty. 'Status' is odd. Correct the item and run again. ${NOTHING_NOW}`,
		],
		['of none', refused(), 'Not valid', `Correct the item and run again. ${NOTHING_NOW}`],
	]);

	it('has all of them as data', () => {
		expect(said(refused(['Email', 'is empty.'], ['Name', 'is empty.'])).fields).toEqual([
			{ field: 'Email', reason: 'is empty.' },
			{ field: 'Name', reason: 'is empty.' },
		]);
	});
});

describe('a login of thousands of characters', () => {
	const login = 'asha'.repeat(2_000);
	const found = { ...USER, login: `${login}.old`, name: login };
	const taken = (likeness: 'another' | 'same'): Failure => ({
		kind: 'refused',
		why: { by: 'loginTaken', found, likeness },
	});
	const notSent = (kind: 'fault' | 'noId' | 'runEnded'): Failure =>
		({ kind: 'notSent', why: { kind } }) as Failure;
	const all = [...Object.values(OUTCOMES), taken('another'), taken('same')].filter(
		(outcome): outcome is Failure => !isSuccess(outcome),
	);

	it.each([...all, notSent('noId'), notSent('fault'), notSent('runEnded')])('is cut', (one) => {
		const { headline, inARun = '', whatToDo } = say(ACEFONE, { login }, one);
		for (const words of [headline, inARun, whatToDo]) expect(words.length).toBeLessThan(700);
	});

	it('is compared as a whole', () => {
		const same: Failure = {
			kind: 'refused',
			why: { by: 'loginTaken', found: USER, likeness: 'same' },
		};
		expect(say(ACEFONE, { login }, taken('same')).headline).toMatch(
			/^Login ID '\w+…' is taken by '/,
		);
		const { headline } = say(ACEFONE, { login: 'Asha.Rao' }, same);
		expect(headline).toBe("Login ID 'Asha.Rao' is taken at Acefone");
	});
});

describe('a refusal by the vendor', () => {
	const refused = (change = {}, of: 'create' | 'update' = 'create'): Failure => ({
		kind: 'refused',
		why: { by: 'vendor', of, reason: reason(change) },
	});
	const HEADLINE = 'Acefone refused the user: The number is taken';
	tells([
		[
			'that names no field',
			refused(),
			HEADLINE,
			`Correct the value that the reason speaks of and run again. HTTP status 422. ${NO_USER}`,
		],
		[
			'that names fields, by their names on the screen and with what was sent',
			refused({
				fields: [
					{ key: 'user_role', message: 'No such role.' },
					{ key: 'caller_id', message: 'Not yours.' },
					{ key: 'password', message: 'Too weak.' },
					{ key: 'unknown_key', message: 'Odd.' },
					{ key: 'constructor', message: 'Odder.' },
				],
			}),
			HEADLINE,
			`Field 'User Role': No such role (sent as 7). Field 'Caller ID Names or IDs': Not yours (sent as [1,2]). Field 'Password': Too weak. Field 'unknown_key': Odd. Field 'constructor': Odder. HTTP status 422. ${NO_USER}`,
		],
		[
			'that names fields in other spellings',
			refused({
				fields: [
					{ key: 'userRole', message: 'No such role.' },
					{ key: 'Caller ID', message: 'Not yours.' },
					{ key: 'PASSWORD', message: 'Too weak.' },
				],
			}),
			HEADLINE,
			`Field 'User Role': No such role (sent as 7). Field 'Caller ID Names or IDs': Not yours (sent as [1,2]). Field 'Password': Too weak. HTTP status 422. ${NO_USER}`,
		],
		[
			'with a code',
			refused({ code: 'X1', fields: [{ key: 'name', message: 'No.' }] }),
			HEADLINE,
			`Code X1. Field 'Name': No (sent as Asha Rao). HTTP status 422. ${NO_USER}`,
		],
		[
			'by 403 of the API',
			refused({ httpStatus: 403, message: 'Not allowed.' }),
			'Acefone refused the user: Not allowed',
			`A value of this item may not be allowed, such as 'User Role' or 'Caller ID Names or IDs'. HTTP status 403. ${NO_USER}`,
		],
		[
			'by a page of something before it',
			refused({ httpStatus: 407, message: 'Proxy Authentication Required', saidBy: 'page' }),
			'Acefone refused the user: Proxy Authentication Required',
			`If the reason speaks of a value, correct it. Otherwise this is no answer of Acefone itself, but of something before it, such as a proxy: where other items get it too, check the address in the credential. HTTP status 407. ${NO_USER}`,
		],
		[
			'by 403 of something before it',
			refused({ httpStatus: 403, message: 'Blocked', saidBy: 'page' }),
			'Acefone refused the user: Blocked',
			`This is no answer of Acefone itself: something before it, such as a firewall, turned the request away, perhaps for a word in it. HTTP status 403. ${NO_USER}`,
		],
		[
			'of an update',
			refused({}, 'update'),
			'Acefone refused the update of the user: The number is taken',
			'Correct the value that the reason speaks of and run again. HTTP status 422. Nothing was changed for this item.',
		],
	]);

	it('has the vendor’s words and status as data, and names the user in a run', () => {
		expect(said(refused())).toMatchObject({
			inARun: "Acefone refused user 'asha.rao' (The number is taken)",
			vendorMessage: 'The number is taken.',
			httpStatus: 422,
		});
		expect(said(refused({}, 'update'))).not.toHaveProperty('inARun');
	});

	it('at CRM.COM hints at what its reasons leave out', () => {
		expect(said(refused(), CRM_COM).whatToDo).toContain(
			"If the reason names no field, check 'User Template' and the password rules of your CRM.COM installation.",
		);
	});

	it('repeats a long value that was sent as far as a message shows one', () => {
		const body = { name: 'x'.repeat(10_000), caller_id: Array.from({ length: 5000 }, () => 1) };
		const fields = Object.keys(body).map((key) => ({ key, message: 'No.' }));
		const { whatToDo, fields: shown } = say(ACEFONE, { login: 'a', body }, refused({ fields }));
		expect(whatToDo.length).toBeLessThan(500);
		expect(shown).toEqual([
			{ field: 'Name', reason: expect.stringMatching(/^No \(sent as x{59}…\)$/) },
			{
				field: 'Caller ID Names or IDs',
				reason: expect.stringMatching(/^No \(sent as \[1[,1]{57}…\)$/),
			},
		]);
	});
});

describe('a login that is taken', () => {
	const HEADLINE = "Login ID 'asha.rao' is taken at Acefone";
	const RETURN =
		"Nothing was changed. To get such users back instead, set 'If User Exists' to 'Return the Existing User' and run again.";
	const taken = (change: object): Failure => ({
		kind: 'refused',
		why: { by: 'loginTaken', found: USER, likeness: 'same', ...change },
	});
	tells([
		[
			'by the same person',
			OUTCOMES.same,
			HEADLINE,
			`A user with this login and name is there already (user ID 7). ${RETURN}`,
		],
		[
			'by who can’t be told apart',
			taken({ likeness: 'unknown' }),
			HEADLINE,
			`A user with this login is there already (user ID 7). ${RETURN}`,
		],
		[
			'by another one',
			OUTCOMES.another,
			HEADLINE,
			"It belongs to another user: Asha Rao (user ID 7). Give this person a different 'Login ID'. Nothing was changed.",
		],
		[
			'by another one who is not shown',
			taken({ likeness: 'another', found: { id: null, raw: {} } }),
			HEADLINE,
			"It belongs to another user: name unknown. Give this person a different 'Login ID'. Nothing was changed.",
		],
		[
			'which the vendor says as well',
			taken({ reason: reason({ message: 'Login in use.' }) }),
			HEADLINE,
			`A user with this login and name is there already (user ID 7). ${RETURN} Acefone says: "Login in use."`,
		],
	]);

	it('is named as the vendor’s screen has it', () => {
		expect(said(OUTCOMES.same, CRM_COM)).toMatchObject({
			headline: "Username 'asha.rao' is taken at CRM.COM",
			fields: [{ field: 'Username', reason: 'is taken.' }],
		});
	});
});

describe('many refusals with 403 in a row', () => {
	const END =
		"Or a value that all of these users share isn't allowed, such as 'User Role' or 'Caller ID Names or IDs'. Nothing more was sent.";
	tells([
		[
			'with a token',
			OUTCOMES.notAllowed,
			'Acefone refused three users in a row with "The number is taken." (HTTP status 422)',
			`Either the API token in credential 'Acefone account' has no right to create users: in the Acefone panel, under API Connect > API Tokens, give this token access to users, or put another token into the credential. ${END}`,
		],
	]);
	tells(
		[
			[
				'with a login, to updates',
				{
					kind: 'refused',
					why: { by: 'notAllowed', of: 'update', reason: reason(), inARow: 5 },
				},
				'Servetel refused 5 users in a row with "The number is taken." (HTTP status 422)',
				`Either the login in credential 'Servetel account' has no right to update users: in the Servetel panel, give the user whose login this is access to users, or put another login into the credential. ${END}`,
			],
		],
		SERVETEL,
	);
});
