import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { attempt, attemptNow, wordsOfError } from '../../nodes/CreateUser/vendors/attempt';
import { causeOf, connectionProblem } from '../../nodes/CreateUser/vendors/connection';
import { LoginFailure } from '../../nodes/CreateUser/vendors/session';

const coded = (code: string, more: object = {}) =>
	Object.assign(new Error(code), { code, ...more });

/** As n8n wraps the errors of its request helper. */
const wrapped = (error: Error) => new Error('n8n', { cause: new Error('axios', { cause: error }) });

describe('a request that got no answer', () => {
	it.each([
		['ECONNREFUSED', 'never', 'nothing answers at this address'],
		['ENOTFOUND', 'never', 'there is no host of this name'],
		['EAI_AGAIN', 'never', 'the name of the host could not be looked up'],
		['EHOSTUNREACH', 'maybe', 'the connection broke before the answer came'],
		['ENETUNREACH', 'maybe', 'the connection broke before the answer came'],
		['ERR_CANCELED', 'maybe', 'no answer came in time'],
		['EADDRNOTAVAIL', 'never', 'no connection could be made from this machine'],
		[
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			'neverAgain',
			'the certificate of the host is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)',
		],
		[
			'CERT_HAS_EXPIRED',
			'neverAgain',
			'the certificate of the host is not trusted (CERT_HAS_EXPIRED)',
		],
		[
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			'neverAgain',
			'the certificate of the host is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
		],
		[
			'ERR_TLS_CERT_ALTNAME_INVALID',
			'neverAgain',
			'the certificate of the host is not trusted (ERR_TLS_CERT_ALTNAME_INVALID)',
		],
		['ERR_SSL_WRONG_VERSION_NUMBER', 'neverAgain', 'the host does not speak https at this address'],
		['ERR_SSL_BAD_RECORD_MAC', 'maybe', 'the connection broke before the answer came'],
		['EPROTO', 'maybe', 'the connection broke before the answer came'],
		['ECONNABORTED', 'maybe', 'no answer came in time'],
		['ETIMEDOUT', 'maybe', 'no answer came in time'],
		['ECONNRESET', 'maybe', 'the connection broke before the answer came'],
		['EPIPE', 'maybe', 'the connection broke before the answer came'],
		['ESOMETHING', 'maybe', 'the connection broke before the answer came'],
	])('with %s was sent: %s', (code, sent, words) => {
		expect(connectionProblem(coded(code))).toEqual({ sent, words });
		expect(connectionProblem(wrapped(coded(code)))).toEqual({ sent, words });
	});

	it.each([
		['ETIMEDOUT', 'no connection could be made'],
		['EHOSTUNREACH', 'the host cannot be reached'],
		['ENETUNREACH', 'the network of the host cannot be reached'],
	])('and never connected (%s) was not sent', (code, words) => {
		const problem = connectionProblem(wrapped(coded(code, { syscall: 'connect' })));
		expect(problem).toEqual({ sent: 'never', words });
	});

	it('and met a host without https was not sent', () => {
		const error = Object.assign(new Error('ssl3_get_record:wrong version number'), {
			code: 'EPROTO',
			syscall: 'write',
		});
		expect(connectionProblem(wrapped(error))).toEqual({
			sent: 'neverAgain',
			words: 'the host does not speak https at this address',
		});
	});

	it.each(['read', 'write'])('and broke in the middle (%s) may have been processed', (syscall) => {
		for (const code of ['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ECONNRESET']) {
			expect(connectionProblem(wrapped(coded(code, { syscall })))).toMatchObject({ sent: 'maybe' });
		}
	});

	it.each([['a text'], [null], [undefined], [{}], [new Error('socket hang up')]])(
		'and is %p may have been processed',
		(error) => {
			expect(connectionProblem(error)).toMatchObject({ sent: 'maybe' });
		},
	);

	it('does not loop over an error that is its own cause', () => {
		const error: Error & { cause?: unknown } = new Error('round');
		error.cause = error;
		expect(connectionProblem(error)).toMatchObject({ sent: 'maybe' });
	});

	it('is told from Node’s own refusal of a closed port', async () => {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		await new Promise((resolve) => server.close(resolve));
		const result = await attempt(async () => await fetch(`http://127.0.0.1:${port}`));
		expect('error' in result && connectionProblem(result.error)).toMatchObject({ sent: 'never' });
	});
});

describe('an error chain', () => {
	it('is searched for a class', () => {
		const failure = new LoginFailure('refused', 'No.');
		expect(causeOf(wrapped(failure), LoginFailure)).toBe(failure);
		expect(causeOf(wrapped(new Error('other')), LoginFailure)).toBeUndefined();
	});
});

describe('an attempt', () => {
	const fail = () => {
		throw new Error('No.');
	};

	it('holds the value or the error', async () => {
		expect(await attempt(async () => 1)).toEqual({ value: 1 });
		expect(await attempt(fail)).toEqual({ error: new Error('No.') });
		expect(attemptNow(() => 1)).toEqual({ value: 1 });
		expect(attemptNow(fail)).toEqual({ error: new Error('No.') });
	});

	it('has words for whatever was thrown', () => {
		expect(wordsOfError(new Error('No.'))).toBe('No.');
		expect(wordsOfError('thrown text')).toBe('thrown text');
		expect(wordsOfError(undefined)).toBe('undefined');
	});
});
