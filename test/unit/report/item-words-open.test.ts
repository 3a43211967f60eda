import type { Failure, NotSentWhy, UnknownWhy } from '../../../nodes/CreateUser/outcome';
import type { Like } from '../../../nodes/CreateUser/vendors/comparing';
import type { Unclear } from '../../../nodes/CreateUser/wire/sent';
import { OUTCOMES, reason, USER } from '../outcomes';
import { NOTHING_NOW, said, tells, type Row } from './said';

describe('an unknown outcome', () => {
	const HEADLINE = "It is not certain whether user 'asha.rao' was created at Acefone";
	const GO_ON =
		"To go on, run again with 'If User Exists' set to 'Return the Existing User', or retry the execution if it failed: Acefone is then asked for this login first. Or look for it under Users in the Acefone panel.";
	const unknown = (change: Partial<UnknownWhy>): Failure => ({
		kind: 'unknown',
		why: { of: 'create', sends: 1, unclear: { kind: 'timedOut' }, ...change },
	});
	const created = (what: string, change: Partial<UnknownWhy>, words: string): Row => [
		what,
		unknown(change),
		HEADLINE,
		`The request was sent, but ${words}. ${GO_ON}`,
	];
	const before = (what: string, change: Partial<UnknownWhy>, words: string): Row => [
		what,
		unknown({ unclear: undefined, ...change }),
		HEADLINE,
		`The request was sent before, but ${words}. ${GO_ON}`,
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
		before('of an earlier run', {}, 'nothing is known of its answer'),
		before(
			'of an earlier run about whom the vendor could not be asked',
			{ lookUp: { kind: 'unclear', why: { kind: 'timedOut' } } },
			'Acefone could not be asked whether this user is there (no answer came in time)',
		),
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
		...(
			[
				['the same e-mail address and another name', ['email same', 'name different']],
				['another number', ['number different']],
				['a name that may be the same and the same number', ['name compatible', 'number same']],
			] as const
		).map(([words, shown]) =>
			created(
				`whom the vendor shows with ${words}`,
				{
					lookUp: { kind: 'found', user: USER, askedAt: 0 },
					shown: shown.map((one) => {
						const [key = '', like] = one.split(' ');
						return { key, like: like as Like };
					}),
				},
				`no answer came in time. A user with this login is there, with ${words}: Acefone shows nothing else that tells whether it is this person`,
			),
		),
		created(
			'who was refused when sent again',
			{ refusal: reason(), lookUp: absent },
			'no answer came in time, and when it was sent again Acefone said "The number is taken."',
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
	const connection = (words: string, why: NotSentWhy, advice: string): Row => [
		words,
		notSent(why),
		`${NOT_SENT}: ${words}`,
		`${NOTHING_NOW} ${advice}`,
	];
	const LATER = 'Run again when Acefone answers.';
	const cannotAsk = (
		words: string,
		why: (NotSentWhy & { kind: 'cannotAsk' })['why'],
		advice = 'Run again when Acefone can be asked.',
	): Row => [
		words,
		notSent({ kind: 'cannotAsk', why }),
		`${NOT_SENT}: Acefone could not be asked whether the login exists (${words})`,
		`${NOTHING_NOW} ${advice}`,
	];
	const STOPPED: [string, string] = [
		`${NOT_SENT}, because the run was stopped before`,
		`${NOTHING_NOW} Run again to create it.`,
	];
	const loginRefused = notSent({ kind: 'login', problem: { kind: 'refused', words: 'Wrong.' } });
	const LOGIN_REFUSED: [string, string] = [
		"Acefone does not accept the API token in credential 'Acefone account'",
		'Acefone says: "Wrong." Put a valid token into \'API Token\'. Then press Retry in the credential once. No further attempt was made, because repeated attempts lock the account.',
	];
	tells([
		connection(
			'nothing answers',
			{ kind: 'unreachable', words: 'nothing answers', again: true },
			'Check the connection and run again.',
		),
		connection(
			'the certificate is not trusted',
			{ kind: 'unreachable', words: 'the certificate is not trusted', again: false },
			"Check the address in credential 'Acefone account' and the certificate of its host.",
		),
		connection(
			'Acefone answers "too many requests" (HTTP status 429)',
			{ kind: 'tooManyRequests' },
			"Run again in some minutes. If Acefone told you the limit of your account, enter it under 'Max Requests per Second'.",
		),
		connection(
			'Acefone does not answer (no answer came in time)',
			{ kind: 'paused', why: { kind: 'timedOut' } },
			LATER,
		),
		connection(
			'Acefone does not answer (its gateway answers HTTP status 503)',
			{ kind: 'paused', why: { kind: 'away', httpStatus: 503 } },
			LATER,
		),
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
		cannotAsk(
			'only the first 200 users of the user list could be read, and nothing says that these are all',
			{ kind: 'listNotProven', read: 200 },
			"Running again does not change that. With 'If User Exists' set to 'Return an Error', and without 'Dry Run', it is left to Acefone whether a login is taken.",
		),
		cannotAsk('Acefone says: Down', { kind: 'inconclusive', reason: reason({ message: 'Down.' }) }),
		cannotAsk('Acefone gave no reason (HTTP status 500)', {
			kind: 'inconclusive',
			reason: reason({ message: 'Acefone gave no reason (HTTP status 500).', wordless: true }),
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
			"User 'asha.rao' exists at Acefone, but can't be updated: its user ID is not certain",
			'Nothing was changed. Change this user in Acefone itself.',
		],
		[
			'because of a fault of the node',
			notSent({ kind: 'fault', error: new Error('x') }),
			`${NOT_SENT}: the node itself failed`,
			`${NOTHING_NOW} This is a fault of the node, not of the item: n8n's log has the details. Please report it.`,
		],
	]);

	it('has the vendor’s words as data where there are some', () => {
		expect(said(loginRefused).vendorMessage).toBe('Wrong.');
		const silent = { kind: 'unreachable', words: 'nothing answers' } as const;
		expect(said(notSent({ kind: 'login', problem: silent })).vendorMessage).toBeUndefined();
	});
});
