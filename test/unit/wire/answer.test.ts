import {
	answerOf,
	isRedirect,
	redirectTarget,
	waitAskedFor,
} from '../../../nodes/CreateUser/wire/answer';
import { answer } from '../answer';

const NOW = Date.UTC(2026, 0, 31, 12);
const http = (time: number) => new Date(time).toUTCString();

describe('the full response of n8n', () => {
	it.each<[string, Parameters<typeof answerOf>[0], object]>([
		[
			'a text that is JSON',
			{ statusCode: 200, headers: { 'Content-Type': 'x', many: ['a', 'b'] }, body: '{"a":1}' },
			{ status: 200, headers: { 'content-type': 'x', many: 'a' }, text: '{"a":1}', json: { a: 1 } },
		],
		[
			'what n8n has parsed already',
			{ statusCode: 201, body: { a: 1 } },
			{ status: 201, headers: {}, text: '{"a":1}', json: { a: 1 } },
		],
		[
			'no body',
			{ statusCode: 204, headers: { odd: { toString: 'x' } }, body: undefined },
			{ status: 204, headers: {}, text: '', json: undefined },
		],
	])('with %s', (_what, response, expected) => {
		expect(answerOf(response)).toEqual(expected);
	});
});

describe('a redirect', () => {
	it.each([
		[200, false],
		[301, true],
		[308, true],
		[400, false],
	])('is not every status: %s %s', (status, expected) => {
		expect(isRedirect(answer(status, ''))).toBe(expected);
	});

	it.each([
		['https://new.example.com:8443/v1?x=1', 'https://new.example.com:8443'],
		['/v1/elsewhere', ''],
		['', ''],
	])('to %j names %j', (location, host) => {
		expect(redirectTarget(answer(302, '', { location }))).toBe(host);
	});

	it('may name nothing', () => {
		expect(redirectTarget(answer(302, ''))).toBe('');
	});
});

describe('the wait that an answer asks for', () => {
	it.each<[string, Record<string, string>, unknown, number]>([
		['seconds', { 'retry-after': '3' }, {}, 3000],
		['seconds by their name', { 'retry-after': '30 seconds' }, {}, 30_000],
		['seconds by a letter, in the body', {}, { retry_after: '12s' }, 12_000],
		['seconds of a header that came twice', { 'retry-after': '5, 5' }, {}, 5000],
		['parts of a second', { 'retry-after': ' 0.5 ' }, {}, 500],
		['a date', { 'retry-after': http(NOW + 9000) }, {}, 9000],
		[
			'a date on the vendor’s own clock',
			{ 'retry-after': http(NOW), date: http(NOW - 4000) },
			{},
			4000,
		],
		['the time of day in seconds', { 'retry-after': String(NOW / 1000 + 7) }, {}, 7000],
		['a date that is past', { 'retry-after': http(NOW - 9000) }, {}, 0],
		['less than nothing', { 'retry-after': '-5' }, {}, 0],
		['seconds in the body', {}, { retry_after: 4 }, 4000],
		['the header rather than the body', { 'retry-after': '2' }, { retry_after: 4 }, 2000],
		['a word', { 'retry-after': 'soon' }, {}, 0],
		[
			'the body where the header can’t be read',
			{ 'retry-after': 'soon' },
			{ retry_after: 4 },
			4000,
		],
		['a header that says now', { 'retry-after': '0' }, { retry_after: 4 }, 0],
		['an object', {}, { retry_after: { toString: 'x' } }, 0],
		['nothing', {}, null, 0],
	])('%s', (_what, headers, body, milliseconds) => {
		expect(waitAskedFor(answer(429, body, headers), NOW)).toBe(milliseconds);
	});
});
