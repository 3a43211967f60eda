import { ask, write } from '../../../nodes/CreateUser/account/transport';
import type { Read, Write } from '../../../nodes/CreateUser/vendors/contract';
import type { VendorReason } from '../../../nodes/CreateUser/wire/reason';
import type { Sent } from '../../../nodes/CreateUser/wire/sent';
import { answered, vendorWith } from '../answer';

const reason: VendorReason = { message: 'No.', fields: [], httpStatus: 403, saidBy: 'api' };
const fault = new Error('a fault of ours');
const sentAt = 1000;
const fails = () => {
	throw fault;
};

const question = (read: Read<string, string>['read']): Read<string, string> => ({
	request: (path) => ({ method: 'GET', path }),
	read,
});
const writing = (read: Write<string>['read']): Write<string> => ({
	request: (path) => ({ method: 'POST', path }),
	read,
});

beforeEach(() => jest.useFakeTimers({ now: sentAt }));
afterEach(() => jest.useRealTimers());

const unreachable: Sent = { kind: 'notProcessed', why: { kind: 'tooManyRequests' } };
const lost: Sent = { kind: 'noAnswer', why: { kind: 'timedOut' }, endedAt: 2000 };

describe('a question', () => {
	it('has an answer, and the time before it was put', async () => {
		const { send } = vendorWith(answered(200, {}));
		const slow: typeof send = async (request) => {
			jest.setSystemTime(9000);
			return await send(request);
		};
		const read = question(() => ({ kind: 'read', value: 'it' }));
		expect(await ask(slow, read, '/')).toEqual({ kind: 'read', value: 'it', askedAt: sentAt });
	});

	it.each<[string, Sent, Read<string, string>['read'], object]>([
		['it was not processed', unreachable, fails, { kind: 'tooManyRequests' }],
		['no answer came', lost, fails, { kind: 'timedOut' }],
		[
			'it is forbidden',
			answered(403, {}),
			() => ({ kind: 'forbidden', reason }),
			{ kind: 'forbidden', reason },
		],
		[
			'the answer is unclear',
			answered(200, ''),
			() => ({ kind: 'unclear', why: { kind: 'empty' } }),
			{ kind: 'empty' },
		],
		['its reader fails', answered(200, {}), fails, { kind: 'fault', error: fault }],
	])('has none where %s', async (_what, sent, read, why) => {
		const { send } = vendorWith(sent);
		expect(await ask(send, question(read), '/')).toEqual({ kind: 'failed', why });
	});

	it('that can’t be put has none either', async () => {
		const { send, asked } = vendorWith();
		const broken = { ...question(fails), request: fails };
		const why = { kind: 'fault', error: fault };
		expect(await ask(send, broken, '/')).toEqual({ kind: 'failed', why });
		expect(asked).toEqual([]);
	});
});

describe('a writing request', () => {
	it.each<[string, Sent, Write<string>['read'], object]>([
		['was not processed', unreachable, fails, unreachable],
		[
			'got no answer',
			lost,
			fails,
			{ kind: 'unclear', why: { kind: 'timedOut' }, sentAt, endedAt: 2000 },
		],
		[
			'was refused',
			{ ...answered(400, {}), endedAt: 3000 } as Sent,
			() => ({ kind: 'refused', reason }),
			{ kind: 'refused', reason, sentAt, endedAt: 3000 },
		],
		[
			'broke the reader of its answer, so nobody knows what became of it',
			{ ...answered(200, {}), endedAt: 3000 } as Sent,
			fails,
			{ kind: 'unclear', why: { kind: 'fault', error: fault }, sentAt, endedAt: 3000 },
		],
	])('%s', async (_what, sent, read, expected) => {
		const { send } = vendorWith(sent);
		expect(await write(send, writing(read), '/')).toEqual(expected);
	});
});
