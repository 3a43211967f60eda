import { sayLoginProblem } from '../../../nodes/CreateUser/login/words';
import { loginWords } from '../../../nodes/CreateUser/report/request-words';
import type { LoginProblem } from '../../../nodes/CreateUser/wire/sent';
import { ACEFONE, SERVETEL } from './speaker';

const NO_FURTHER =
	'Then press Retry in the credential once. No further attempt was made, because repeated attempts lock the account.';
const ADDRESS = "The address of Servetel in credential 'Servetel account' can't be used";
const REFUSED = "Servetel does not accept the login in credential 'Servetel account'";

/** Problem; headline; what to do in a run; what the Test button says, where it is another. */
const PROBLEMS: Array<[LoginProblem, string, string, string?]> = [
	[
		{ kind: 'refused', words: 'Wrong.' },
		REFUSED,
		`Servetel says: "Wrong." Correct 'Login ID' and 'Password'. ${NO_FURTHER}`,
		"Servetel does not accept this login: \"Wrong.\" Correct 'Login ID' and 'Password'. It isn't tried again for some minutes, because repeated attempts lock the account.",
	],
	[
		{ kind: 'tokenRefused', words: 'Expired.', httpStatus: 401 },
		REFUSED,
		`Servetel says: "Expired." Correct the credential. ${NO_FURTHER}`,
		'Servetel does not accept the token: "Expired." Try again.',
	],
	[
		{ kind: 'tokenRefused', words: '', httpStatus: 401 },
		REFUSED,
		`HTTP status 401. Correct the credential. ${NO_FURTHER}`,
		'Servetel does not accept the token: "" Try again.',
	],
	[
		{ kind: 'locked', words: 'Too many attempts.', wait: 90_500 },
		"Servetel takes no login with credential 'Servetel account' for now",
		'Servetel takes no login for now: "Too many attempts." The account may be locked for now. Wait 91 seconds before the next attempt.',
	],
	[
		{ kind: 'locked', words: 'Busy.' },
		"Servetel takes no login with credential 'Servetel account' for now",
		'Servetel takes no login for now: "Busy." The account may be locked for now. Wait a minute before the next attempt.',
	],
	[
		{ kind: 'unreachable', words: 'nothing answers at this address' },
		"Servetel can't be reached with credential 'Servetel account': nothing answers at this address",
		"Servetel can't be reached at api.servetel.in: nothing answers at this address.",
	],
	[
		{ kind: 'unreachable', words: '', httpStatus: 503 },
		"Servetel can't be reached with credential 'Servetel account': HTTP status 503",
		"Servetel can't answer right now (HTTP status 503). Try again later.",
	],
	[
		{ kind: 'address', words: 'the certificate of the host is not trusted (X)' },
		ADDRESS,
		"Servetel can't be reached at api.servetel.in: the certificate of the host is not trusted (X).",
	],
	[
		{ kind: 'notTheApi', words: '', httpStatus: 404 },
		ADDRESS,
		'What answers at api.servetel.in is not the API of Servetel (HTTP status 404). Check the address.',
	],
	[
		{ kind: 'redirect', words: 'new.example.com' },
		ADDRESS,
		'api.servetel.in redirects to another address (new.example.com). No password or token was sent there. Enter the address that Servetel gives for its API.',
	],
	[
		{ kind: 'redirect', words: '' },
		ADDRESS,
		'api.servetel.in redirects to another address. No password or token was sent there. Enter the address that Servetel gives for its API.',
	],
	[
		{ kind: 'unknownForm', words: 'success, jwt' },
		"Servetel answers the login of credential 'Servetel account' in an unknown form",
		'Servetel accepts the login, but answers it in a form that is not known: it holds no token where one is known to stand (success, jwt). Please report this.',
	],
	[{ kind: 'empty', words: 'Password' }, REFUSED, "'Password' is empty in this credential."],
	[
		{ kind: 'changed', words: '' },
		"Credential 'Servetel account' was changed while this run was under way",
		'Nothing more was sent. Run again to use the new login.',
		'The credential was changed while this run was under way. Run again.',
	],
	[
		{ kind: 'unreadable', words: 'n8n did not hand it over within 30 seconds.' },
		"The credential 'Servetel account' can't be read",
		'n8n did not hand it over within 30 seconds.',
	],
];

describe('a problem of the login', () => {
	it.each(PROBLEMS)('%j', (problem, headline, whatToDo, onTest = whatToDo) => {
		expect(loginWords(SERVETEL, problem)).toEqual({ headline, whatToDo });
		expect(sayLoginProblem(SERVETEL.vendor, SERVETEL.identity, problem)).toBe(onTest);
	});

	it('of a permanent token is the token’s', () => {
		const problem: LoginProblem = { kind: 'tokenRefused', words: 'No such token.' };
		expect(loginWords(ACEFONE, problem)).toEqual({
			headline: "Acefone does not accept the API token in credential 'Acefone account'",
			whatToDo: `Acefone says: "No such token." Put a valid token into 'API Token'. ${NO_FURTHER}`,
		});
		expect(sayLoginProblem(ACEFONE.vendor, ACEFONE.identity, problem)).toBe(
			'Acefone does not accept the token: "No such token." Put a valid token into \'API Token\'.',
		);
	});

	it('of a credential that could not be read at all has its own words', () => {
		const nobody = { vendor: SERVETEL.vendor, credential: 'Servetel account' };
		const words = "'API Root' is empty. Enter the address of the API.";
		expect(loginWords(nobody, { kind: 'address', words })).toEqual({
			headline: ADDRESS,
			whatToDo: words,
		});
		expect(loginWords(nobody, { kind: 'refused', words: 'No.' }).whatToDo).toContain(
			'Correct the credential.',
		);
	});
});
