import {
	authenticate,
	preAuthenticate,
	TEST_HEADER,
} from '../../../nodes/CreateUser/login/credential';
import { crmCom, LIST, request, servetel, vendor } from './vendor';

const SERVETEL = 'servetelApi';

describe('the request of a credential’s test', () => {
	const marked = request({ headers: { accept: 'application/json', [TEST_HEADER]: 'true' } });

	async function tested(
		given: { probe?: [number, unknown]; isKnown?: boolean; permanent?: boolean } = {},
	) {
		const { helper, made, fate } = vendor();
		const data = given.permanent
			? servetel({ connectUsing: 'token', apiToken: 'abc' })
			: servetel();
		if (given.isKnown) await preAuthenticate(SERVETEL, helper, { ...data });
		await preAuthenticate(SERVETEL, helper, data);
		fate.probe = given.probe ?? [200, LIST];
		const answer = await authenticate(SERVETEL, data, marked).catch((error: Error) => error);
		return { answer, made };
	}

	it('loses its mark', async () => {
		expect((await tested()).answer).toMatchObject({
			headers: { accept: 'application/json', authorization: 'Bearer token 1' },
		});
		expect((await tested()).answer).not.toHaveProperty(['headers', TEST_HEADER]);
		const headers = (await authenticate(SERVETEL, servetel(), marked)).headers;
		expect(headers).toEqual({ accept: 'application/json' });
	});

	it('is made with a login that was made for it', async () => {
		const { made } = await tested();
		expect(made).toEqual({ logins: 1, probes: ['Bearer token 1'] });
	});

	it('is made with a new login where one is in memory: what is tested is the login', async () => {
		const { answer, made } = await tested({ isKnown: true });
		expect(made).toEqual({ logins: 2, probes: ['Bearer token 2'] });
		expect(answer).toMatchObject({ headers: { authorization: 'Bearer token 2' } });
	});

	it.each<[string, Parameters<typeof tested>[0], string]>([
		[
			'may not read users',
			{ probe: [403, { message: 'No access.' }] },
			'Servetel accepts the login, but it isn\'t allowed to read users: "No access." In the Servetel panel, give the user whose login this is access to users, or put another login into the credential.',
		],
		[
			'is shown no users',
			{ probe: [400, { message: 'Not now.' }] },
			'Servetel did not show its users: "Not now."',
		],
		[
			'is refused beside a list of nobody',
			{ probe: [200, { success: false, message: 'The token has expired.', data: [] }] },
			'Servetel did not show its users: "The token has expired."',
		],
		[
			'has a token that is not taken',
			{ probe: [401, { message: 'No such token.' }], permanent: true },
			'Servetel does not accept the token: "No such token." Put a valid token into \'API Token\'.',
		],
		[
			'met a failing server',
			{ probe: [500, {}] },
			"Servetel can't answer right now (HTTP status 500). Try again later.",
		],
	])('that %s fails in words', async (_what, given, message) => {
		expect((await tested(given)).answer).toEqual(new Error(message));
	});
});

describe('the test of a CRM.COM credential', () => {
	async function tested(probe: [number, unknown]) {
		const { helper, fate } = vendor();
		const data = crmCom();
		await preAuthenticate('crmComApi', helper, data);
		fate.probe = probe;
		const going = authenticate('crmComApi', data, request({ headers: { [TEST_HEADER]: 'true' } }));
		return await going.catch((error: Error) => error.message);
	}

	it('says nothing of a login that was accepted where its question ran into a rate limit', async () => {
		jest.useFakeTimers();
		const going = tested([429, {}]);
		await jest.advanceTimersByTimeAsync(60_000);
		jest.useRealTimers();
		expect(await going).toMatchObject({ qs: { token: 'token 1' } });
	});

	it('takes a failing server for none that shows users, whatever its code', async () => {
		const status = { code: 'COM.CRM.EXCEPTION.INTERNALERROR', description: 'Out of order.' };
		expect(await tested([500, { status }])).toContain("CRM.COM can't answer right now");
	});
});
