import type { Row } from '../../engine/fields/row';
import type { Contract } from '../contract';
import { KEY, openDesk } from '../made-up/stand-in';

const text: Pick<Row, 'reason' | 'type' | 'wrong'> = {
	...{ type: 'string', wrong: { a: 1 } },
	reason: 'is an object, not a text. Map a single value to this field.',
};
const additional = { collection: 'additionalFields' };

/** The vendor that nobody has. */
export const madeUp: Contract = {
	...{ vendor: 'madeUpDesk', label: 'Made-Up Desk', open: openDesk, credential: 'madeUpDeskApi' },
	ways: {
		key: {
			data: ({ url }) => ({ root: url, apiKey: KEY }),
			wrong: { apiKey: 'no-such-desk-key' },
			hasLogin: false,
		},
	},
	rows: [
		{
			...{ key: 'handle', mandatory: true, parameter: 'handle', label: 'Handle' },
			...{ ...text, given: ' jose ', sent: 'jose' },
		},
		{
			...{ key: 'secret', type: 'string', mandatory: true },
			...{ parameter: 'password', label: 'Password' },
			...{
				given: ' Kx7-mQ2! ',
				sent: ' Kx7-mQ2! ',
				wrong: true,
				reason: 'is not a text. Format its column as plain text, or map a text to this field.',
			},
		},
		{
			...{ key: 'full_name', mandatory: true, parameter: 'fullName', label: 'Full Name' },
			...{ ...text, given: ' José García ', sent: 'José García' },
		},
		{
			...{ key: 'mail', type: 'string', parameter: 'mail', label: 'Mail', ...additional },
			...{ given: ' jose@example.com', sent: 'jose@example.com', wrong: 'jose' },
			reason: 'is "jose", which is not an e-mail address.',
		},
		{
			...{ key: 'team_id', type: 'string', parameter: 'team', label: 'Team', ...additional },
			...{ given: ' night', sent: 't1', wrong: 'Nowhere' },
			reason: 'is "Nowhere", which is no team at Made-Up Desk. Teams found: Day, Night.',
		},
	],
	added: [],
	keys: { login: 'handle', password: 'secret' },
	person: { full_name: 'Nathan Smith', secret: 'Kx7-mQ2!', mail: 'nathan@example.com' },
	automatic: {
		fixed: {},
		item: { team_id: 't1' },
		sent: { handle: 'by.column', full_name: 'Nathan Smith', mail: 'nathan@example.com' },
	},
	answers: [
		{
			name: 'all that it shows',
			answer: { status: 201, body: { id: 41, handle: 'answer.0', full_name: 'Nathan Smith' } },
			comes: { action: 'created', userId: '41', loginId: 'answer.0', name: 'Nathan Smith' },
		},
		{
			name: '200 without an id',
			answer: { status: 200, body: {} },
			...{ processed: true, comes: { action: 'created', confirmedByLookup: true } },
		},
		{
			name: '422',
			answer: { status: 422, body: { problem: 'No such thing.' } },
			comes: { outcome: 'refused', vendorMessage: 'No such thing.', httpStatus: 422 },
		},
		{
			name: '403 of a firewall',
			answer: { status: 403, body: '<p>Not here</p>' },
			comes: { outcome: 'refused', vendorMessage: 'Not here', httpStatus: 403 },
		},
	],
	forbidden: { status: 403, body: { problem: 'Your key may not.' } },
	lookUp: { endpoint: 'show', isList: false },
	known: {
		login: 'Ada',
		person: { full_name: 'Ada Byron', mail: 'ada@desk.example' },
		differs: ['full_name', 'mail'],
	},
	lists: [{ key: 'team_id', many: 'teams', endpoint: 'teams', id: '0', sentId: '0' }],
	logins: [],
};
