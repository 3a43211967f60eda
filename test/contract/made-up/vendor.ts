import { reference, type Reference } from '../../../nodes/CreateUser/values/list';
import { email } from '../../../nodes/CreateUser/values/email';
import { login as digits, password } from '../../../nodes/CreateUser/values/sign-in';
import { text } from '../../../nodes/CreateUser/values/text';
import type { NoReading, Vendor, VendorUser } from '../../../nodes/CreateUser/vendors/contract';
import {
	additional,
	passwordScreen,
	type Field,
	type FieldType,
} from '../../../nodes/CreateUser/vendors/field';
import { noReadingByStatus, verdictByStatus } from '../../../nodes/CreateUser/vendors/verdict';
import { checkedAddress } from '../../../nodes/CreateUser/vendors/credential';
import type { VendorAnswer } from '../../../nodes/CreateUser/wire/answer';
import { asObject, textOf } from '../../../nodes/CreateUser/wire/json';
import { plainReason, wordsOf } from '../../../nodes/CreateUser/wire/reason';

const team: FieldType<Reference> = {
	schema: reference,
	lists: ({ by }) => (by === 'name' ? ['teams'] : []),
	sent: (given, find) => find.entry('teams', given)?.id,
};

const plain = (displayName: string, name: string): Field['screen'] => ({
	...{ displayName, name, type: 'string', default: '' },
});

const fields: readonly Field[] = [
	{ key: 'handle', is: 'login', mandatory: true, type: digits, screen: plain('Handle', 'handle') },
	{
		key: 'secret',
		is: 'password',
		mandatory: true,
		secret: true,
		type: password,
		screen: passwordScreen,
	},
	{
		...{ key: 'full_name', is: 'name', tells: 'person', mandatory: true, type: text },
		screen: plain('Full Name', 'fullName'),
	},
	{
		...{ key: 'mail', is: 'email', tells: 'strongly', type: email, under: additional },
		screen: plain('Mail', 'mail'),
	},
	{
		...{ key: 'team_id', grantsAccess: true, type: team, under: additional },
		screen: plain('Team', 'team'),
	},
];

const reasonIn = (answer: VendorAnswer) => () =>
	plainReason({
		...{ answer, label: 'Made-Up Desk', fields: [] },
		texts: wordsOf(asObject(answer.json).problem).plain,
	});

const userIn = ({ json }: VendorAnswer): VendorUser => {
	const { id, handle, full_name: name, mail } = asObject(json);
	const shown = { login: textOf(handle), name: textOf(name), email: textOf(mail) };
	return { id: textOf(id) ?? null, ...shown, raw: json };
};

const unclear: Extract<NoReading, { kind: 'unclear' }> = {
	kind: 'unclear',
	why: { kind: 'unreadable', words: 'could not be read' },
};

/** A vendor that nobody has: JSON, a token in a header, one login asked for at a time, one list. */
export const madeUp: Vendor = {
	name: 'madeUpDesk',
	label: 'Made-Up Desk',
	description: 'Help desk that does not exist',
	credential: 'madeUpDeskApi',
	whereToLook: 'among the people of the desk',
	refusalHint: 'Correct the value and run again.',
	accessHint:
		'The team decides what a user may do. It is taken from the input only when listed here.',
	fields,
	authentication: {
		account: ({ root, apiKey }) => {
			const address = checkedAddress(root, { label: 'Root', allowHttp: false });
			if ('problem' in address) return address;
			const secret = textOf(apiKey) ?? '';
			return {
				...{ root: address.root, account: '', more: [], secret, isPermanentToken: true },
				...{ fields: "'Key'", means: 'key', permissionHint: 'Give the key more rights.' },
				...(secret === '' ? { empty: 'Key' } : {}),
			};
		},
		login: {
			request: () => ({ method: 'POST', path: '/login' }),
			read: () => ({ problem: { kind: 'refused', words: 'there is no login' } }),
		},
		documentedLife: 3600,
		carry: (token, _method, place) => ({
			...place,
			headers: { ...place.headers, 'x-desk-key': token },
		}),
		tokenRefused: () => false,
		probe: {
			request: () => ({ method: 'GET', path: '/teams' }),
			read: (answer) =>
				answer.status < 300 ? { kind: 'ok' } : { kind: 'tokenRefused', words: answer.text },
		},
	},
	lists: {
		teams: {
			...{ one: 'team', many: 'teams', from: 'pages' },
			pages: {
				page: {
					request: () => ({ method: 'GET', path: '/teams' }),
					read(answer) {
						const byStatus = noReadingByStatus(answer, reasonIn(answer));
						if (byStatus) return byStatus;
						if (!Array.isArray(answer.json)) return unclear;
						const text = (value: unknown) => textOf(value) ?? '';
						const entries = answer.json
							.map(asObject)
							.map(({ id, title }) => ({ id: text(id), name: text(title) }));
						return { kind: 'read', value: { entries, more: false } };
					},
				},
			},
		},
	},
	create: {
		request: ({ body }) => ({ method: 'POST', path: '/people', body }),
		read(answer) {
			const byStatus = verdictByStatus(answer, reasonIn(answer));
			if (byStatus) return byStatus;
			const user = userIn(answer);
			return user.id === null ? unclear : { kind: 'done', user };
		},
	},
	directory: {
		kind: 'one',
		show: {
			request: (login) => ({ method: 'GET', path: '/people', query: { handle: login } }),
			read(answer) {
				const isNobody = answer.status === 404 && 'problem' in asObject(answer.json);
				if (isNobody) return { kind: 'read', value: { code: '404' } };
				const byStatus = noReadingByStatus(answer, reasonIn(answer));
				if (byStatus) return byStatus;
				const user = userIn(answer);
				return user.id === null ? unclear : { kind: 'read', value: { user } };
			},
		},
	},
};
