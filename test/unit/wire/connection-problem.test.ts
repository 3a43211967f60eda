import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { connectionProblem } from '../../../nodes/CreateUser/wire/connection-problem';

const coded = (code: string, more: object = {}) =>
	Object.assign(new Error(code), { code, ...more });

/** As n8n wraps the errors of its request helper. */
const wrapped = (error: Error) => new Error('n8n', { cause: new Error('axios', { cause: error }) });

/** What is known of each: it never left, it never left and trying again can't help, or nothing. */
const never = (words: string) => ({ kind: 'unreachable', words, again: true });
const neverAgain = (words: string) => ({ kind: 'unreachable', words, again: false });
const broken = () => ({ kind: 'broken', words: 'the connection broke before the answer came' });
const timedOut = () => ({ kind: 'timedOut' });

describe('a request that got no answer', () => {
	it.each([
		['ECONNREFUSED', never('nothing answers at this address')],
		['ENOTFOUND', never('there is no host of this name')],
		['EAI_AGAIN', never('the name of the host could not be looked up')],
		['EHOSTUNREACH', broken()],
		['ENETUNREACH', broken()],
		['ERR_CANCELED', timedOut()],
		['EADDRNOTAVAIL', never('no connection could be made from this machine')],
		[
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			neverAgain('the certificate of the host is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)'),
		],
		[
			'CERT_HAS_EXPIRED',
			neverAgain('the certificate of the host is not trusted (CERT_HAS_EXPIRED)'),
		],
		[
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			neverAgain('the certificate of the host is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)'),
		],
		[
			'ERR_TLS_CERT_ALTNAME_INVALID',
			neverAgain('the certificate of the host is not trusted (ERR_TLS_CERT_ALTNAME_INVALID)'),
		],
		['ERR_SSL_WRONG_VERSION_NUMBER', neverAgain('the host does not speak https at this address')],
		['ERR_SSL_BAD_RECORD_MAC', broken()],
		['EPROTO', broken()],
		['ECONNABORTED', timedOut()],
		['ETIMEDOUT', timedOut()],
		['ECONNRESET', broken()],
		['EPIPE', broken()],
		['ESOMETHING', broken()],
	])('with %s is %j', (code, problem) => {
		expect(connectionProblem(coded(code))).toEqual(problem);
		expect(connectionProblem(wrapped(coded(code)))).toEqual(problem);
	});

	it.each([
		['ETIMEDOUT', 'no connection could be made'],
		['EHOSTUNREACH', 'the host cannot be reached'],
		['ENETUNREACH', 'the network of the host cannot be reached'],
	])('and never connected (%s) was not sent', (code, words) => {
		const problem = connectionProblem(wrapped(coded(code, { syscall: 'connect' })));
		expect(problem).toEqual(never(words));
	});

	it.each([
		['ENETUNREACH', 'ETIMEDOUT', 'the network of the host cannot be reached'],
		['ETIMEDOUT', 'ECONNREFUSED', 'nothing answers at this address'],
		['ETIMEDOUT', 'ETIMEDOUT', 'no connection could be made'],
	])('and reached neither address of its host (%s, %s) was not sent', (first, second, words) => {
		const errors = [first, second].map((code) => coded(code, { syscall: 'connect' }));
		// As Node tells of them; the code is the first one's.
		const all = Object.assign(new AggregateError(errors), { code: first });
		expect(connectionProblem(wrapped(all))).toEqual(never(words));
	});

	it('and met a host without https was not sent', () => {
		const error = Object.assign(new Error('ssl3_get_record:wrong version number'), {
			code: 'EPROTO',
			syscall: 'write',
		});
		expect(connectionProblem(wrapped(error))).toEqual(
			neverAgain('the host does not speak https at this address'),
		);
	});

	it.each(['read', 'write'])('and broke in the middle (%s) may have been processed', (syscall) => {
		for (const code of ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ECONNRESET']) {
			const { kind } = connectionProblem(wrapped(coded(code, { syscall })));
			expect(kind).toBe(code === 'ETIMEDOUT' ? 'timedOut' : 'broken');
		}
	});

	it.each([['a text'], [null], [undefined], [{}], [new Error('socket hang up')]])(
		'and is %p may have been processed',
		(error) => {
			expect(connectionProblem(error)).toEqual(broken());
		},
	);

	it('does not loop over an error that is its own cause', () => {
		const error: Error & { cause?: unknown } = new Error('round');
		error.cause = error;
		expect(connectionProblem(error)).toEqual(broken());
	});

	it('is told from Node’s own refusal of a closed port', async () => {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		await new Promise((resolve) => server.close(resolve));
		const error: unknown = await fetch(`http://127.0.0.1:${port}`).catch(
			(thrown: unknown) => thrown,
		);
		expect(connectionProblem(error)).toEqual(never('nothing answers at this address'));
	});

	it('is told by the code that n8n 1.123 keeps, though it drops the error that had it', () => {
		const error = Object.assign(new Error('n8n'), { httpCode: 'ECONNREFUSED' });
		expect(connectionProblem(error)).toEqual(never('nothing answers at this address'));
	});

	it('and has a code that is no text may have been processed', () => {
		const code = {
			toString: () => {
				throw new Error('foreign');
			},
		};
		expect(connectionProblem({ code, message: code, syscall: code })).toEqual(broken());
	});
});
