import type { IHttpRequestOptions } from 'n8n-workflow';

import { lifeOf, logIn } from '../../../nodes/CreateUser/login/login';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';
import { identity } from './identity';

const NOW = 1_769_860_800;
const MINUTE = 60;

beforeEach(() => jest.useFakeTimers({ now: NOW * 1000 }));
afterEach(() => jest.useRealTimers());

const servetel = vendorNamed('servetel')!;
const credentials = { loginId: 'me', password: 'hunter22' };

const jwt = (payload: unknown) =>
	['{}', JSON.stringify(payload), 'x']
		.map((part) => Buffer.from(part).toString('base64url'))
		.join('.');

describe('the life of a token that was just issued', () => {
	it.each([
		['what the answer says', jwt({ sub: 'me' }), 900, 900],
		['what the token says of itself', jwt({ iat: NOW, exp: NOW + 600 }), undefined, 600],
		['the shorter of the two', jwt({ iat: NOW, exp: NOW + 600 }), 900, 600],
		['its own, whatever the clock', jwt({ iat: NOW - 9e3, exp: NOW - 8e3 }), undefined, 1000],
		['its end, where it has no beginning', jwt({ exp: NOW + 600 }), undefined, 600],
		['its end as a text, as CRM.COM writes it', jwt({ exp: `${NOW + 600}` }), undefined, 600],
		['the answer, not an end on another clock', jwt({ exp: NOW - 600 }), 900, 900],
		['the documents, not an end on another clock', jwt({ exp: NOW - 600 }), undefined, 3600],
		['the documents, where it says nothing', jwt({ sub: 'me' }), undefined, 3600],
		['the documents, where it says zero', jwt({ exp: 0 }), undefined, 3600],
		['the documents, where it says a word', jwt({ exp: 'never' }), undefined, 3600],
		['the documents, where it is opaque', 'sandbox-session-1234', undefined, 3600],
		['the documents, where it is empty', '', undefined, 3600],
		['the documents, where it holds an object', jwt({ exp: { toString: 1 } }), undefined, 3600],
	])('is %s', (_what, token, stated, seconds) => {
		expect(lifeOf(token, stated, 3600)).toBe(seconds);
	});
});

/** Answers to a login, in turn, and the requests that were made. */
function vendorGiving(...given: Array<Error | [status: number, body: unknown, headers?: object]>) {
	const asked: IHttpRequestOptions[] = [];
	const ask = async (options: IHttpRequestOptions): Promise<unknown> => {
		asked.push(options);
		const next = given.length > 1 ? given.shift() : given[0];
		if (next === undefined || next instanceof Error) throw next;
		const [statusCode, body, headers] = next;
		return { statusCode, body: typeof body === 'string' ? body : JSON.stringify(body), headers };
	};
	return { ask, asked };
}

async function loggedIn(...given: Parameters<typeof vendorGiving>) {
	return await outcomeOf(false, ...given);
}

async function outcomeOf(isPatient: boolean, ...given: Parameters<typeof vendorGiving>) {
	const { ask, asked } = vendorGiving(...given);
	const going = logIn(ask, servetel, identity(), credentials, isPatient);
	await jest.advanceTimersByTimeAsync(MINUTE * 1000);
	return { result: await going, asked };
}

describe('a login', () => {
	it('is one request to the vendor’s address, with what the credential holds', async () => {
		const { asked } = await loggedIn([200, { success: true, access_token: 'token' }]);
		expect(asked).toMatchObject([
			{
				method: 'POST',
				url: 'https://api.example.com/v1/auth/login',
				body: '{"email":"me","password":"hunter22"}',
				timeout: pauses.loginAnswer,
				disableFollowRedirect: true,
			},
		]);
	});

	it.each([
		['an hour', 60 * MINUTE, 58 * MINUTE],
		['ten minutes', 10 * MINUTE, 8 * MINUTE],
		['five minutes', 5 * MINUTE, 4 * MINUTE],
		['ten seconds', 10, 8],
	])(
		'yields a token of %s, to be renewed two minutes or a fifth earlier',
		async (_life, life, used) => {
			const { result } = await loggedIn([200, { access_token: 'token', expires_in: life }]);
			expect(result).toEqual({
				session: { token: 'token', obtainedAt: NOW * 1000, renewAt: (NOW + used) * 1000 },
			});
		},
	);

	it.each<[string, Parameters<typeof vendorGiving>[0], object]>([
		[
			'a clear no',
			[401, { success: false, message: 'Wrong hunter22.' }],
			{ kind: 'refused', words: 'Wrong ***.', httpStatus: 401 },
		],
		[
			'a lock',
			[403, { success: false, message: 'Locked.', retry_after: 90 }],
			{ kind: 'locked', words: 'Locked.', wait: 90_000 },
		],
		[
			'a lock in words',
			[401, { success: false, message: 'Locked.', retry_after: '90 seconds' }],
			{ kind: 'locked', words: 'Locked.', wait: 90_000 },
		],
		[
			'a lock until a date',
			[200, { success: false, message: 'Locked.', retry_after: '2000-01-01T00:00:00Z' }],
			{ kind: 'locked', words: 'Locked.' },
		],
		[
			'no lock beside a wait of nothing',
			[401, { success: false, message: 'No.', retry_after: 0 }],
			{ kind: 'refused', words: 'No.', httpStatus: 401 },
		],
		[
			'a redirect',
			[302, '', { location: 'https://new.example.com/x' }],
			{ kind: 'redirect', words: 'https://new.example.com', httpStatus: 302 },
		],
		['another service', [404, { error: 'x' }], { kind: 'notTheApi', httpStatus: 404 }],
		['a web page', [200, '<html></html>'], { kind: 'notTheApi', httpStatus: 200 }],
		['a page under 400', [400, ' <html></html>'], { kind: 'notTheApi', httpStatus: 400 }],
		[
			'a page for a login that is refused',
			[401, '<h1>No.</h1>'],
			{ kind: 'refused', words: 'No.' },
		],
		['JSON of another service', [200, { ok: true }], { kind: 'notTheApi', httpStatus: 200 }],
		[
			'a life that is no number',
			[401, { message: 'No.', retry_after: { toString: 1 }, expires_in: { toString: 1 } }],
			{ kind: 'refused', words: 'No.' },
		],
		['a failing server', [503, ''], { kind: 'unreachable', httpStatus: 503 }],
		[
			'a server that gave up waiting',
			[408, { success: false, message: 'Request timeout.' }],
			{ kind: 'unreachable', words: 'Request timeout.', httpStatus: 408 },
		],
		['a gateway’s page for that', [408, '<p>Timeout</p>'], { kind: 'unreachable' }],
		['a server that is not ready', [425, ''], { kind: 'unreachable', httpStatus: 425 }],
		['an empty answer', [200, ''], { kind: 'unreachable', words: 'the answer was empty' }],
		[
			'an answer that was cut off',
			[200, '{"success":true,"access_to'],
			{ kind: 'unreachable', words: 'the answer broke off' },
		],
		['another service’s text', [200, 'It works!'], { kind: 'notTheApi', httpStatus: 200 }],
		['a proxy that wants a login', [407, ''], { kind: 'notTheApi', httpStatus: 407 }],
		['a method that is not there', [405, 'Not allowed'], { kind: 'notTheApi', httpStatus: 405 }],
		['a refusal without words', [400, ''], { kind: 'refused', httpStatus: 400 }],
		[
			'a failing server that shows a token',
			[500, { error: 'Sorry.', access_token: 'T-1', data: { token: 'T-1' } }],
			{ kind: 'unreachable', words: 'Sorry.' },
		],
		['a gateway that was left', [499, ''], { kind: 'unreachable', httpStatus: 499 }],
		[
			'a host that can’t be reached',
			Object.assign(new Error(), { code: 'ECONNREFUSED' }),
			{ kind: 'unreachable', words: 'nothing answers at this address' },
		],
		[
			'a host without a certificate that is trusted',
			Object.assign(new Error(), { code: 'CERT_HAS_EXPIRED' }),
			{ kind: 'address' },
		],
		[
			'silence',
			Object.assign(new Error(), { code: 'ETIMEDOUT' }),
			{ kind: 'unreachable', words: 'no answer came in time' },
		],
	])('may meet %s', async (_what, given, problem) => {
		const { result, asked } = await loggedIn(given);
		expect(result).toMatchObject({ problem });
		expect(asked).toHaveLength(1);
	});

	it('that is answered byte by byte has an end', async () => {
		const ending = new AbortController();
		const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(ending.signal);
		const going = logIn(
			async ({ abortSignal }) =>
				await new Promise((_answer, reject) => {
					const end = () => reject(Object.assign(new Error(), { code: 'ERR_CANCELED' }));
					abortSignal?.addEventListener?.('abort', end);
				}),
			servetel,
			identity(),
			credentials,
		);
		ending.abort();
		const problem = { kind: 'unreachable', words: 'no answer came in time' };
		expect(await going).toEqual({ problem });
		expect(timeout).toHaveBeenCalledWith(pauses.loginAnswer + pauses.restOfAnswer);
		timeout.mockRestore();
	}, 5000);

	it('takes a token whose life is no number for what the documents say', async () => {
		const body = { access_token: 'token', expires_in: { toString: 1 } };
		const { result } = await loggedIn([200, body]);
		expect(result).toMatchObject({ session: { renewAt: (NOW + 58 * MINUTE) * 1000 } });
	});
});

describe('a login that ran into a rate limit', () => {
	const limited: [number, unknown] = [429, { message: 'Too many requests.' }];

	it('is one where a page says so', async () => {
		const page: [number, string] = [429, '<h1>Too many requests</h1>'];
		const { result, asked } = await loggedIn(page, [200, { access_token: 'token' }]);
		expect(result).toMatchObject({ session: { token: 'token' } });
		expect(asked).toHaveLength(2);
		const { result: no } = await loggedIn(page);
		expect(no).toMatchObject({ problem: { kind: 'locked', words: 'Too many requests' } });
	});

	it('is sent a second time', async () => {
		const { result, asked } = await loggedIn(limited, [200, { access_token: 'token' }]);
		expect(result).toMatchObject({ session: { token: 'token' } });
		expect(asked).toHaveLength(2);
	});

	it('is not sent a third time where a person waits for it', async () => {
		const { result, asked } = await loggedIn(limited, limited, [200, { access_token: 'token' }]);
		expect(result).toMatchObject({ problem: { kind: 'locked' } });
		expect(asked).toHaveLength(2);
	});

	it('is sent four times where a run waits, which may share the limit with other workers', async () => {
		const right: [number, unknown] = [200, { access_token: 'token' }];
		const { result } = await outcomeOf(true, limited, limited, limited, right);
		expect(result).toMatchObject({ session: { token: 'token' } });
		const { result: no, asked } = await outcomeOf(true, limited);
		expect(no).toMatchObject({ problem: { kind: 'locked' } });
		expect(asked).toHaveLength(4);
	});

	it('is sent no sooner than the vendor asks for', async () => {
		const inFive: Parameters<typeof vendorGiving>[0] = [429, '', { 'retry-after': '5' }];
		const { ask, asked } = vendorGiving(inFive, [200, { access_token: 'token' }]);
		void logIn(ask, servetel, identity(), credentials);
		await jest.advanceTimersByTimeAsync(4900);
		expect(asked).toHaveLength(1);
		await jest.advanceTimersByTimeAsync(4000);
		expect(asked).toHaveLength(2);
	});

	it.each([
		['600', 600],
		[new Date((NOW + 90) * 1000).toUTCString(), 90],
	])('is not sent again where the vendor asks for longer: %s', async (retryAfter, seconds) => {
		const { result, asked } = await outcomeOf(true, [429, '', { 'retry-after': retryAfter }]);
		expect(asked).toHaveLength(1);
		expect(result).toMatchObject({ problem: { kind: 'locked', wait: seconds * 1000 } });
	});

	it('may be over at a time since 1970, as some write it', async () => {
		const { result } = await loggedIn([403, { message: 'Locked.', retry_after: NOW + 90 }]);
		expect(result).toMatchObject({ problem: { kind: 'locked', wait: 90_000 } });
	});

	it('is sent at another moment of a second each time', async () => {
		const { ask, asked } = vendorGiving(limited);
		const times: number[] = [];
		void logIn(
			async (options) => {
				times.push(Date.now());
				return await ask(options);
			},
			servetel,
			identity(),
			credentials,
			true,
		);
		jest.spyOn(Math, 'random').mockReturnValueOnce(0.25).mockReturnValueOnce(0.6);
		await jest.advanceTimersByTimeAsync(MINUTE * 1000);
		expect(asked).toHaveLength(4);
		const moments = times.map((time) => time % 1000);
		expect(moments.slice(1, 3)).not.toContain(moments[0]);
	});

	it.each([{ retry_after: 30 }, { login_failed_count: 4 }])(
		'is not sent again where the account is locked: %j',
		async (more) => {
			const { asked } = await loggedIn([429, { message: 'Locked.', ...more }]);
			expect(asked).toHaveLength(1);
		},
	);
});
