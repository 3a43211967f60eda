import { textOf, userIn, verdictOf } from '../account';
import type { Client } from '../client';
import { accepted, acceptedThough, refusals, refusedPassword } from './creates';
import { dataOf, envelope, isOk } from './crmcom';
import { hasStatus, isText, kind, status, type Fact, type Sight } from './fact';

const ofCreated = (client: Client, value: (data: Record<string, unknown>) => unknown): Sight => {
	const answer = accepted(client);
	if (!answer || !isOk(answer)) return undefined;
	const found = value(dataOf(answer));
	return [isText(found), kind(found)];
};

/** CRM.COM: what creating a user shows. */
export const crmComCreate: Fact[] = [
	{
		name: 'create.accepted',
		grade: 'doc',
		assumed: 'users/create takes the documented fields, the template by name',
		step: 'create',
		see: (_answer, client) => {
			const answer = accepted(client);
			return answer && [isOk(answer), isOk(answer) ? 'OK' : `${status(answer)}, not OK`];
		},
		ifNot: "No user can be created. Try 'User Template' by ID; the refusal says more.",
	},
	{
		name: 'create.id',
		grade: 'inferred',
		assumed: 'data.id is the id of the new user',
		step: 'create',
		see: (_answer, client) => ofCreated(client, ({ id }) => id),
		ifNot: 'The output has no userId.',
	},
	{
		name: 'create.username',
		grade: 'inferred',
		assumed: 'data.username is there',
		step: 'create',
		see: (_answer, client) => ofCreated(client, ({ username }) => username),
		ifNot: 'Nothing: the login that was sent is put out.',
	},
	{
		name: 'create.forms',
		grade: 'inferred',
		assumed: 'a date is taken as 2026-01-31T09:30:00, and fields_set separated by commas',
		step: 'create',
		see: (answer, { seen }) => {
			if (isOk(answer)) return [true, 'accepted'];
			const plain = seen.of('createPlain')?.answer;
			return plain && isOk(plain) ? [false, 'refused'] : undefined;
		},
		ifNot: "Users with a date, or with 'Fields to Return', are refused. Leave these out.",
	},
	{
		name: 'create.fieldsSet',
		grade: 'doc',
		assumed: 'fields_set decides what is returned',
		step: 'create',
		see: (answer) => {
			const { length } = Object.keys(dataOf(answer));
			return isOk(answer) && length > 0 ? [length <= 2, `${length} fields`] : undefined;
		},
		ifNot: 'Nothing but longer answers.',
	},
	{
		name: 'create.shown',
		grade: 'inferred',
		assumed: 'users/show shows a new user at once',
		step: 'look',
		see: (_answer, { seen, account }) => {
			const looks = seen.every('look');
			const at = looks.findIndex(
				({ answer, about }) => answer && userIn(account.vendor, answer, about ?? ''),
			);
			return [at === 0, at < 0 ? `not in ${looks.length} looks` : `at look ${at + 1}`];
		},
		ifNot: 'After a lost answer the node waits and looks again; it may have to leave it open.',
	},
	{
		name: 'taken.refused',
		grade: 'doc',
		assumed: 'the same username again is refused',
		step: 'taken',
		see: (answer, { account }) => {
			const verdict = verdictOf(account.vendor, answer, { login: '', name: '', body: {} });
			if (verdict.kind === 'unclear') return undefined;
			return [verdict.kind !== 'done', verdict.kind === 'done' ? 'a second user' : 'refused'];
		},
		ifNot: 'Two n8n processes can make the same user twice. Let one process send.',
	},
	{
		name: 'taken.status',
		grade: 'client',
		assumed: 'that refusal has HTTP status 200',
		step: 'taken',
		see: (answer) => (isOk(answer) ? undefined : hasStatus(answer, 200)),
		ifNot: 'With 5xx, a taken username costs look-ups before it is told.',
	},
	{
		name: 'refused.always',
		grade: 'doc',
		assumed: 'a wrong template, another confirmation or a missing name is refused',
		step: 'refused',
		see: (_answer, client) => acceptedThough(client, isOk),
		ifNot: 'Users with a wrong value are made. Check the values before the node.',
	},
	{
		name: 'refused.status',
		grade: 'client',
		assumed: 'refusals have HTTP status 200',
		step: 'refused',
		see: (_answer, client) =>
			refusals(
				client,
				(answer) => answer.status,
				(code) => code === 200,
			),
		ifNot: 'Nothing: 4xx counts as refused too.',
	},
	{
		name: 'refused.code',
		grade: 'client',
		assumed: 'their code is long and in capitals',
		step: 'refused',
		see: (_answer, client) =>
			refusals(
				client,
				(answer) => textOf(envelope(answer).code),
				(code) => /^[A-Z]+(\.[A-Z]+)+$/.test(String(code)),
			),
		ifNot: 'Nothing: the code is shown as it is.',
	},
	{
		name: 'refused.description',
		grade: 'doc',
		assumed: 'status.description says it in words',
		step: 'refused',
		see: (_answer, client) => refusals(client, (answer) => envelope(answer).description, isText),
		ifNot: 'The reason is taken from status.message, or only the code is shown.',
	},
	refusedPassword,
];
