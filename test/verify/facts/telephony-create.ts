import {
	asObject,
	isRedirect,
	pageIn,
	textOf,
	verdictOf,
	wordsOf,
	type VendorAnswer,
} from '../account';
import type { Client } from '../client';
import type { Exchange } from '../exchange';
import { CHANGED_NAME } from '../people';
import { accepted, acceptedThough, refusals, refusedPassword } from './creates';
import {
	has,
	hasStatus,
	isAnswered,
	isObject,
	isText,
	status,
	type Fact,
	type Sight,
} from './fact';

const success = (body: Record<string, unknown>) => body.success;
const isTrue = (value: unknown) => value === true;
const dataOf = (body: Record<string, unknown>) => asObject(body.data);

const ofCreated = (client: Client, see: (answer: VendorAnswer) => Sight): Sight => {
	const answer = accepted(client);
	return answer && isAnswered(answer) && !isRedirect(answer) ? see(answer) : undefined;
};

const errorsOf = ({ json }: VendorAnswer) => asObject(json).error ?? asObject(json).errors;

const created: Fact[] = [
	{
		name: 'create.accepted',
		grade: 'doc',
		assumed: 'POST /v1/user takes the documented fields with the documented types',
		step: 'create',
		see: (_answer, client) => {
			const answer = accepted(client);
			return answer && [isAnswered(answer), status(answer)];
		},
		ifNot: 'No user can be created. The refusal says which field; please report it.',
	},
	{
		name: 'create.flag',
		grade: 'inferred',
		assumed: 'a success says success: true',
		step: 'create',
		see: (_answer, client) => ofCreated(client, (answer) => has(answer, success, isTrue)),
		ifNot: 'Without flag and id, the user list decides: each user costs a look-up.',
	},
	{
		name: 'create.id',
		grade: 'client',
		assumed: 'data.id is the id of the new user',
		step: 'create',
		see: (_answer, client) =>
			ofCreated(client, (answer) => has(answer, (body) => textOf(dataOf(body).id), isText)),
		ifNot: 'The output has no userId; with an existing user it has.',
	},
	{
		name: 'create.agent',
		grade: 'client',
		assumed: 'data has agent_id and agent_extension',
		step: 'create',
		see: (_answer, client) =>
			ofCreated(client, ({ json }) => {
				const data = dataOf(asObject(json));
				if (textOf(data.id) === undefined) return undefined;
				const holds = 'agent_id' in data && 'agent_extension' in data;
				return [holds, holds ? 'both' : 'not both'];
			}),
		ifNot: 'The output has no agentId and extension.',
	},
	{
		name: 'create.groups',
		grade: 'unknown',
		assumed: 'departments and time groups are taken by name',
		step: 'create',
		see: (answer, client, { request }) => {
			if (!('department' in (request.body ?? {}))) return undefined;
			if (isAnswered(answer)) return [true, 'accepted'];
			const plain = client.seen.of('createPlain')?.answer;
			return plain && isAnswered(plain) ? [false, 'refused'] : undefined;
		},
		ifNot: "Users with a department are refused. Set 'Send Departments and Time Group As' to IDs.",
	},
	{
		name: 'create.listed',
		grade: 'unknown',
		assumed: 'the list shows a new user at once',
		step: 'look',
		see: (_answer, { seen, account }) => {
			const looks = seen.every('look');
			const pages = looks.map(({ answer }) => answer && pageIn(account.vendor, answer));
			if (!pages.some((page) => page?.entries.some(({ login }) => login !== undefined))) {
				return undefined;
			}
			const isIn = ({ answer, about }: Exchange) =>
				answer && pageIn(account.vendor, answer)?.entries.some(({ login }) => login === about);
			const at = looks.findIndex(isIn);
			return [at === 0, at < 0 ? `not in ${looks.length} looks` : `at look ${at + 1}`];
		},
		ifNot: 'After a lost answer the node waits and looks again; it may have to leave it open.',
	},
	{
		name: 'create.name',
		grade: 'client',
		assumed: 'the list shows the name as it was given',
		step: 'look',
		see: (answer, { seen, account }, { about }) => {
			const found = pageIn(account.vendor, answer)?.entries.find(({ login }) => login === about);
			const given = (seen.of('createPlain') ?? seen.of('create'))?.request.body?.name;
			return found && [found.name === given, found.name === given ? 'the same' : 'in another form'];
		},
		ifNot:
			'Nothing for order and HTML; in any other form an existing user may count as another person.',
	},
];

const refused: Fact[] = [
	{
		name: 'taken.refused',
		grade: 'inferred',
		assumed: 'the same login again is refused',
		step: 'taken',
		see: (answer, { account }) => {
			const verdict = verdictOf(account.vendor, answer, { login: '', name: '', body: {} });
			if (verdict.kind === 'unclear') return undefined;
			return [verdict.kind !== 'done', verdict.kind === 'done' ? 'a second user' : 'refused'];
		},
		ifNot:
			"Two n8n processes can make the same user twice. Set 'If User Exists' to return the existing one, and let one process send.",
	},
	{
		name: 'taken.status',
		grade: 'inferred',
		assumed: 'it is refused with status 400 or 422',
		step: 'taken',
		see: (answer) => (isAnswered(answer) ? undefined : hasStatus(answer, 400, 422)),
		ifNot: 'With 5xx, a taken login costs look-ups before it is told.',
	},
	{
		name: 'refused.always',
		grade: 'inferred',
		assumed: 'a wrong e-mail, role, caller ID or missing name is refused',
		step: 'refused',
		see: (_answer, client) =>
			acceptedThough(
				client,
				(answer) =>
					verdictOf(client.account.vendor, answer, { login: '', name: '', body: {} }).kind ===
					'done',
			),
		ifNot: 'Users with a wrong value are made. Check the values before the node.',
	},
	{
		name: 'refused.status',
		grade: 'client',
		assumed: 'refusals have status 400 or 422',
		step: 'refused',
		see: (_answer, client) =>
			refusals(
				client,
				(answer) => answer.status,
				(code) => code === 400 || code === 422,
			),
		ifNot: 'Nothing where the flag is false; without it a refusal may be looked up.',
	},
	{
		name: 'refused.flag',
		grade: 'client',
		assumed: 'refusals say success: false',
		step: 'refused',
		see: (_answer, client) =>
			refusals(
				client,
				({ json }) => asObject(json).success,
				(flag) => flag === false,
			),
		ifNot: 'Nothing where the status is 400 or 422.',
	},
	{
		name: 'refused.message',
		grade: 'doc',
		assumed: 'message says it in words',
		step: 'refused',
		see: (_answer, client) => refusals(client, ({ json }) => asObject(json).message, isText),
		ifNot: 'The reason is taken from error, or only the status is shown.',
	},
	{
		name: 'refused.errors',
		grade: 'client',
		assumed: 'error or errors holds what is wrong',
		step: 'refused',
		see: (_answer, client) => refusals(client, errorsOf, (value) => value !== undefined),
		ifNot: 'Only the general message is shown.',
	},
	{
		name: 'refused.field',
		grade: 'client',
		assumed: 'it is an object that names the field',
		step: 'refused',
		see: (_answer, client) =>
			refusals(
				client,
				(answer, { about }) =>
					errorsOf(answer) === undefined ||
					wordsOf(errorsOf(answer)).keyed.some(({ key }) => key === about),
				isTrue,
			),
		ifNot: 'The message does not say which parameter to correct.',
	},
	refusedPassword,
];

const changed: Fact[] = [
	{
		name: 'update.accepted',
		grade: 'doc',
		assumed: 'PATCH /v1/user/{id} takes role and caller IDs as texts',
		step: 'update',
		see: (answer) => [isAnswered(answer), status(answer)],
		ifNot: "'Update the Existing User' is refused. Choose 'Return the Existing User'.",
	},
	{
		name: 'update.flag',
		grade: 'unknown',
		assumed: 'an update says success: true',
		step: 'update',
		see: (answer) => has(answer, success, isTrue),
		ifNot: 'The user is looked at after each update.',
	},
	{
		name: 'update.shown',
		grade: 'inferred',
		assumed: 'the detail shows the change at once',
		step: 'updated',
		see: (answer, { seen }) => {
			const update = seen.of('update')?.answer;
			if (!update || !isAnswered(update) || !isObject(asObject(answer.json).data)) return undefined;
			return has(
				answer,
				(body) => dataOf(body).name,
				(name) => CHANGED_NAME.split(' ').every((word) => String(name).includes(word)),
			);
		},
		ifNot: 'The output of an update may show the values before it.',
	},
	{
		name: 'delete.accepted',
		grade: 'doc',
		assumed: 'DELETE /v1/user/{id} deletes',
		step: 'delete',
		see: (answer) => [isAnswered(answer), status(answer)],
		ifNot: 'Nothing: the node never deletes. Delete the user in the panel.',
	},
	{
		name: 'delete.gone',
		grade: 'inferred',
		assumed: 'a deleted user is answered with 404',
		step: 'deleted',
		see: (answer, { seen }) => {
			const gone = seen.of('delete')?.answer;
			return gone && isAnswered(gone) ? hasStatus(answer, 404) : undefined;
		},
		ifNot: 'Nothing: the node never deletes.',
	},
];

/** Servetel and Acefone: what creating a user shows. */
export const telephonyCreate: Fact[] = [...created, ...refused, ...changed];
