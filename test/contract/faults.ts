import type { Fault } from '../sandbox';
import type { Contract } from './contract';

/** What can go wrong with a request, and what must come of it, whoever the vendor. */

/** Carried out or not: what a create must come to. */
export const LOST: Array<[string, Fault, { confirmed?: true; sends: number }]> = [
	['done, then the connection drops', { kind: 'dropAfter' }, { confirmed: true, sends: 1 }],
	['done, then half a body', { kind: 'halfBody' }, { confirmed: true, sends: 1 }],
	['done, then half a JSON', { kind: 'truncatedJson' }, { confirmed: true, sends: 1 }],
	['done, then nothing', { kind: 'emptyBody' }, { confirmed: true, sends: 1 }],
	['done, then a web page', { kind: 'htmlPage', processed: true }, { confirmed: true, sends: 1 }],
	['done, then 500', { kind: 'status500', processed: true }, { confirmed: true, sends: 1 }],
	[
		'done, then 502 and a web page',
		{ kind: 'status502', processed: true, body: 'html' },
		{ confirmed: true, sends: 1 },
	],
	[
		'done, then 503 and nothing',
		{ kind: 'status503', processed: true, body: 'empty' },
		{ confirmed: true, sends: 1 },
	],
	[
		'dropped, and done a while later',
		{ kind: 'commitsLate', afterMs: 200 },
		{ confirmed: true, sends: 1 },
	],
	[
		'504, and done a while later',
		{ kind: 'commitsLate', afterMs: 200, status: 504 },
		{ confirmed: true, sends: 1 },
	],
	[
		'408, and done all the same',
		{ kind: 'answer', status: 408, body: '', processed: true },
		{ confirmed: true, sends: 1 },
	],
	['done late', { kind: 'delayThenCommit', delayMs: 50 }, { sends: 1 }],
	['answered late', { kind: 'commitThenDelay', delayMs: 50 }, { sends: 1 }],
	['dropped', { kind: 'dropBefore' }, { sends: 2 }],
	['500', { kind: 'status500' }, { sends: 2 }],
	['502 and nothing', { kind: 'status502', body: 'empty' }, { sends: 2 }],
	['503 and a web page', { kind: 'status503', body: 'html' }, { sends: 2 }],
	['a web page', { kind: 'htmlPage' }, { sends: 2 }],
	['nothing', { kind: 'emptyBody', processed: false }, { sends: 2 }],
	['429', { kind: 'status429' }, { sends: 2 }],
	['429 with seconds', { kind: 'status429', retryAfter: 'seconds' }, { sends: 2 }],
	['429 with a date', { kind: 'status429', retryAfter: 'date' }, { sends: 2 }],
	['429 with seconds in its body', { kind: 'status429', retryAfter: 'body' }, { sends: 2 }],
	...([301, 302, 303, 307, 308] as const).map((status): [string, Fault, { sends: number }] => [
		`${status}`,
		{ kind: 'redirect', status, location: 'https://elsewhere.example/' },
		{ sends: 2 },
	]),
];

/** A question that is asked again until it is answered. */
export const PASSING: Array<[string, Fault]> = [
	['the connection drops', { kind: 'dropBefore' }],
	['the connection drops afterwards', { kind: 'dropAfter' }],
	['half a body', { kind: 'halfBody' }],
	['500', { kind: 'status500' }],
	['502 and nothing', { kind: 'status502', body: 'empty' }],
	['503 and a web page', { kind: 'status503', body: 'html' }],
	['429', { kind: 'status429' }],
	['429 with a wait', { kind: 'status429', retryAfter: 'body', seconds: 0 }],
];

/** A question that has no answer, however often it is asked, and the reason that the item gives. */
export const lasting = ({ forbidden }: Contract): Array<[string, Fault, string]> => [
	['the connection drops', { kind: 'dropBefore' }, 'cannotAsk'],
	['half a body', { kind: 'halfBody' }, 'cannotAsk'],
	['half a JSON', { kind: 'truncatedJson' }, 'cannotAsk'],
	['nothing', { kind: 'emptyBody' }, 'cannotAsk'],
	['an object of its own', { kind: 'answer', status: 200, body: { hello: 1 } }, 'cannotAsk'],
	['a web page', { kind: 'htmlPage' }, 'cannotAsk'],
	['500', { kind: 'status500' }, 'cannotAsk'],
	['400', { kind: 'answer', status: 400, body: { message: 'No.' } }, 'cannotAsk'],
	['403 of a firewall', { kind: 'answer', status: 403, body: '<p>No</p>' }, 'cannotAsk'],
	['403 of the API', { kind: 'answer', ...forbidden }, 'notAllowed'],
	['a redirect', { kind: 'redirect', location: 'https://elsewhere.example/' }, 'redirected'],
];

/** A login that goes wrong once and is tried again, or each time, and then what the item says of it. */
export const OF_LOGIN: Array<[string, Fault, string]> = [
	['the connection drops', { kind: 'dropBefore' }, 'created'],
	['half a body', { kind: 'halfBody' }, 'created'],
	['500', { kind: 'status500' }, 'created'],
	['502 and nothing', { kind: 'status502', body: 'empty' }, 'created'],
	['503 and a web page', { kind: 'status503', body: 'html' }, 'created'],
	['429', { kind: 'status429' }, 'created'],
	['half a JSON', { kind: 'truncatedJson' }, 'created'],
	['nothing', { kind: 'emptyBody' }, 'created'],
	['a web page', { kind: 'htmlPage' }, 'credentialRefused'],
	['404', { kind: 'answer', status: 404, body: '' }, 'credentialRefused'],
	['a redirect', { kind: 'redirect', location: 'https://elsewhere.example/' }, 'redirected'],
];

/** An update, which may be sent twice without harm: how often it is, and what comes of it. */
export const OF_UPDATE: Array<[string, Fault & { times: number }, string, number]> = [
	['done, then the connection drops', { kind: 'dropAfter', times: 1 }, 'updated', 2],
	['dropped', { kind: 'dropBefore', times: 1 }, 'updated', 2],
	['half a body', { kind: 'halfBody', times: 1 }, 'updated', 2],
	['half a JSON', { kind: 'truncatedJson', times: 1 }, 'updated', 2],
	['done, then nothing', { kind: 'emptyBody', times: 1 }, 'updated', 1],
	['nothing', { kind: 'emptyBody', processed: false, times: 1 }, 'updated', 2],
	['a web page', { kind: 'htmlPage', times: 1 }, 'updated', 2],
	['500', { kind: 'status500', times: 1 }, 'updated', 2],
	['503 and a web page', { kind: 'status503', body: 'html', times: 1 }, 'updated', 2],
	['429', { kind: 'status429', times: 1 }, 'updated', 2],
	['done each time, and dropped', { kind: 'dropAfter', times: 9 }, 'unknown', 3],
	['500 each time', { kind: 'status500', times: 9 }, 'unknown', 3],
];
