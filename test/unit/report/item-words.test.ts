import type { Doubt, Failure, NotSentWhy } from '../../../nodes/CreateUser/outcome';
import type { Speaker } from '../../../nodes/CreateUser/report/doubt-words';
import { say } from '../../../nodes/CreateUser/report/item-words';
import type { Unclear } from '../../../nodes/CreateUser/wire/sent';
import { OUTCOMES, reason, USER } from '../outcomes';
import { ACEFONE, CRM_COM, SERVETEL } from './speaker';

const SUBJECT = {
	login: 'asha.rao',
	body: { name: 'Asha Rao', user_role: 7, password: 'Kx7-mQ2!', caller_id: [1, 2] },
};
const NO_USER = 'No user was created for this item.';

const said = (outcome: Failure, speaker: Speaker = ACEFONE) => say(speaker, SUBJECT, outcome);

/** An outcome, and all that is said of it. */
type Row = [what: string, outcome: Failure, headline: string, whatToDo: string];

function tells(rows: Row[], speaker?: Speaker): void {
	it.each(rows)('%s', (_what, outcome, headline, whatToDo) => {
		const { headline: title, whatToDo: advice } = said(outcome, speaker);
		expect({ headline: title, whatToDo: advice }).toEqual({ headline, whatToDo });
	});
}

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
			'Correct the item and run again. No user was created for it.',
		],
		[
			'of several',
			refused(['Email', 'is empty.'], ['Name', 'is empty.'], ['Status', 'is odd.']),
			"'Email' is empty",
			"'Name' is empty. 'Status' is odd. Correct the item and run again. No user was created for it.",
		],
		[
			'of none',
			refused(),
			'Not valid',
			'Correct the item and run again. No user was created for it.',
		],
	]);

	it('has all of them as data', () => {
		expect(said(refused(['Email', 'is empty.'], ['Name', 'is empty.'])).fields).toEqual([
			{ field: 'Email', reason: 'is empty.' },
			{ field: 'Name', reason: 'is empty.' },
		]);
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
				],
			}),
			HEADLINE,
			`Field 'User Role': No such role (sent as 7). Field 'Caller ID Names or IDs': Not yours (sent as [1,2]). Field 'Password': Too weak. Field 'unknown_key': Odd. HTTP status 422. ${NO_USER}`,
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
			`A value of this item may not be allowed, such as its role or caller ID. HTTP status 403. ${NO_USER}`,
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
		"Or a value that all of these users share isn't allowed, such as the role. Nothing more was sent.";
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
				'with a login',
				{ kind: 'refused', why: { by: 'notAllowed', reason: reason(), inARow: 5 } },
				'Servetel refused 5 users in a row with "The number is taken." (HTTP status 422)',
				`Either the login in credential 'Servetel account' has no right to create users: in the Servetel panel, give the user whose login this is access to users, or put another login into the credential. ${END}`,
			],
		],
		SERVETEL,
	);
});

describe('an unknown outcome', () => {
	const HEADLINE = "It is not certain whether user 'asha.rao' was created at Acefone";
	const GO_ON =
		"To go on, run again with 'If User Exists' set to 'Return the Existing User', or retry the execution if it failed: Acefone is then asked for this login first. Or look for it under Users in the Acefone panel.";
	const unknown = (change: Partial<Doubt>): Failure => ({
		kind: 'unknown',
		why: { of: 'create', sends: 1, unclear: { kind: 'timedOut' }, ...change },
	});
	const created = (what: string, change: Partial<Doubt>, words: string): Row => [
		what,
		unknown(change),
		HEADLINE,
		`The request was sent, but ${words}. ${GO_ON}`,
	];
	const lost = (unclear: Unclear, words: string) => created(words, { unclear }, words);
	const absent = { kind: 'absent', askedAt: 0 } as const;
	tells([
		lost({ kind: 'timedOut' }, 'no answer came in time'),
		lost({ kind: 'broken', words: 'the connection broke' }, 'the connection broke'),
		lost({ kind: 'fault', error: 1 }, 'the node itself failed before the answer was read'),
		lost({ kind: 'redirect', to: '' }, 'the answer was a redirect'),
		lost({ kind: 'redirect', to: 'x.example.com' }, 'the answer was a redirect to x.example.com'),
		lost({ kind: 'empty' }, 'the answer was empty'),
		lost({ kind: 'unreadable', words: 'could not be read' }, 'the answer could not be read'),
		lost(
			{ kind: 'inconclusive', reason: reason({ httpStatus: 500, message: 'Down.' }) },
			'the answer was HTTP status 500 ("Down")',
		),
		lost(
			{ kind: 'inconclusive', reason: reason({ httpStatus: 502, saidBy: 'page' }) },
			'the answer was HTTP status 502',
		),
		created('of an earlier run', { unclear: undefined }, 'no answer came'),
		created(
			'whom the vendor does not show so far',
			{ sends: 5, lookUp: absent },
			'no answer came in time, 5 times, and the user is not there so far',
		),
		created(
			'about whom the vendor could not be asked',
			{ lookUp: { kind: 'unclear', why: { kind: 'listNotProven', read: 200 } } },
			'no answer came in time, and Acefone could not be asked afterwards (only the first 200 users of the user list could be read, and nothing says that these are all)',
		),
		created(
			'whom the vendor shows without anything that tells',
			{ lookUp: { kind: 'found', user: USER, askedAt: 0 } },
			'no answer came in time. A user with this login is there, but Acefone shows nothing that tells whether it is this person',
		),
		created(
			'who was refused when sent again',
			{ refusal: reason(), lookUp: absent },
			'no answer came, and when it was sent again Acefone said "The number is taken."',
		),
		[
			'of an update that was sent again',
			unknown({ of: 'update', sends: 3 }),
			"It is not certain whether user 'asha.rao' was updated at Acefone",
			'The update was sent, but no answer came in time, 3 times. Run again: an update can be sent twice without harm.',
		],
		[
			'of an update that could not be',
			unknown({ of: 'update' }),
			"It is not certain whether user 'asha.rao' was updated at Acefone",
			'The update was sent, but no answer came in time, and it could not be sent again. Run again: an update can be sent twice without harm.',
		],
	]);
});

describe('an item that was not sent', () => {
	const NOT_SENT = "User 'asha.rao' was not sent to Acefone";
	const notSent = (why: NotSentWhy): Failure => ({ kind: 'notSent', why });
	const forbidden = (saidBy: 'api' | 'page') =>
		({ kind: 'forbidden', reason: reason({ message: 'No access.', saidBy }) }) as const;
	const connection = (words: string, why: NotSentWhy): Row => [
		words,
		notSent(why),
		`${NOT_SENT}: ${words}`,
		`${NO_USER} Check the connection and run again.`,
	];
	const cannotAsk = (words: string, why: (NotSentWhy & { kind: 'cannotAsk' })['why']): Row => [
		words,
		notSent({ kind: 'cannotAsk', why }),
		`${NOT_SENT}: Acefone could not be asked whether the login exists (${words})`,
		`${NO_USER} Run again when Acefone can be asked.`,
	];
	const STOPPED: [string, string] = [
		`${NOT_SENT}, because the run was stopped before`,
		`${NO_USER} Run again to create it.`,
	];
	const loginRefused = notSent({ kind: 'login', problem: { kind: 'refused', words: 'Wrong.' } });
	const LOGIN_REFUSED: [string, string] = [
		"Acefone does not accept the API token in credential 'Acefone account'",
		'Acefone says: "Wrong." Put a valid token into \'API Token\'. Then press Retry in the credential once. No further attempt was made, because repeated attempts lock the account.',
	];
	tells([
		connection('nothing answers', { kind: 'unreachable', words: 'nothing answers', again: true }),
		connection('Acefone answers "too many requests" (HTTP status 429)', {
			kind: 'tooManyRequests',
		}),
		connection('Acefone does not answer (no answer came in time)', {
			kind: 'paused',
			words: 'no answer came in time',
		}),
		['because the run had ended', notSent({ kind: 'runEnded' }), ...STOPPED],
		[
			'because another item ended it well',
			notSent({ kind: 'ended', by: OUTCOMES.answered }),
			...STOPPED,
		],
		[
			'because of what ended the run',
			notSent({ kind: 'ended', by: loginRefused }),
			...LOGIN_REFUSED,
		],
		['because of its login', loginRefused, ...LOGIN_REFUSED],
		[
			'because of a redirect',
			notSent({ kind: 'redirected', to: 'new.example.com' }),
			"The address of Acefone in credential 'Acefone account' can't be used",
			'api.acefone.in redirects to another address (new.example.com). No password or token was sent there. Enter the address that Acefone gives for its API.',
		],
		cannotAsk('no answer came in time', { kind: 'timedOut' }),
		cannotAsk('the run had ended', { kind: 'runEnded' }),
		cannotAsk('Acefone says: Down', { kind: 'inconclusive', reason: reason({ message: 'Down.' }) }),
		cannotAsk('Acefone gave no reason (HTTP status 500)', {
			kind: 'inconclusive',
			reason: reason({ message: 'Acefone gave no reason (HTTP status 500).' }),
		}),
		cannotAsk('Acefone says: No access', forbidden('page')),
		[
			'because the credential may not read users',
			notSent({ kind: 'cannotAsk', why: forbidden('api') }),
			"The API token in credential 'Acefone account' isn't allowed to read users",
			'Acefone says: "No access." In the Acefone panel, under API Connect > API Tokens, give this token access to users, or put another token into the credential.',
		],
		[
			'because its user shows no id',
			notSent({ kind: 'noId' }),
			"User 'asha.rao' exists at Acefone, but can't be updated: its user ID is not shown",
			'Nothing was changed. Change this user in Acefone itself.',
		],
		[
			'because of a fault of the node',
			notSent({ kind: 'fault', error: new Error('x') }),
			`${NOT_SENT}: the node itself failed`,
			`${NO_USER} This is a fault of the node, not of the item: n8n's log has the details. Please report it. The other items are not affected.`,
		],
	]);

	it('has the vendor’s words as data where there are some', () => {
		expect(said(loginRefused).vendorMessage).toBe('Wrong.');
		const silent = { kind: 'unreachable', words: 'nothing answers' } as const;
		expect(said(notSent({ kind: 'login', problem: silent })).vendorMessage).toBeUndefined();
	});
});
