import { asObject, textOf, type VendorAnswer } from '../account';
import {
	claimsOf,
	hasStatus,
	isText,
	jwt,
	kind,
	ownLife,
	rateHeaders,
	status,
	type Fact,
	type Sight,
} from './fact';

export const envelope = (answer: VendorAnswer) => asObject(asObject(answer.json).status);
export const dataOf = (answer: VendorAnswer) => asObject(asObject(answer.json).data);
const codeOf = (answer: VendorAnswer) => textOf(envelope(answer).code);
export const isOk = (answer: VendorAnswer) => answer.status < 300 && codeOf(answer) === 'OK';

/** A value of the user that was shown; nothing is seen where none was. */
const shown = (
	answer: VendorAnswer,
	value: (user: Record<string, unknown>) => unknown,
	holds: (value: unknown) => boolean,
): Sight =>
	isOk(answer) && Object.keys(dataOf(answer)).length > 0
		? [holds(value(dataOf(answer))), kind(value(dataOf(answer)))]
		: undefined;

/** What is said of a user who is not there; nothing is seen where the token was turned away. */
const refusal = (answer: VendorAnswer, see: (code: string) => Sight): Sight => {
	const code = codeOf(answer);
	if ([401, 403].includes(answer.status) || code === undefined) return undefined;
	return see(code);
};

const login: Fact[] = [
	{
		name: 'login.path',
		grade: 'doc',
		assumed: 'the login is under /crmapi/rest/v2/authentication',
		step: 'login',
		see: (answer) => [![404, 405].includes(answer.status), status(answer)],
		ifNot: "No login works. Check the path in 'Server Address', or try the other way to connect.",
	},
	{
		name: 'login.envelope',
		grade: 'doc',
		assumed: 'a login is answered with status.code OK',
		step: 'login',
		see: (answer) =>
			answer.status < 300 && !isText(dataOf(answer).error)
				? [codeOf(answer) === 'OK', codeOf(answer) === 'OK' ? 'OK' : kind(envelope(answer).code)]
				: undefined,
		ifNot: 'The login counts as refused. No setting helps; please report it.',
	},
	{
		name: 'login.token',
		grade: 'doc',
		assumed: 'the token is in data.token',
		step: 'login',
		see: (answer) =>
			isOk(answer) ? [isText(dataOf(answer).token), kind(dataOf(answer).token)] : undefined,
		ifNot: 'The node may not find the token. No setting helps; please report it.',
	},
	{
		name: 'login.jwt',
		grade: 'doc',
		assumed: 'the token is a JWT with exp',
		step: 'login',
		see: (_answer, { token }) => jwt(token),
		ifNot: 'It counts as living for two hours, and is renewed when it is refused.',
	},
	{
		name: 'login.ownLife',
		grade: 'doc',
		assumed: 'a token lives two hours',
		step: 'login',
		see: (_answer, { token }) => ownLife(token, 7200),
		ifNot: 'Nothing: the life that the token says counts.',
	},
	{
		name: 'login.exp',
		grade: 'client',
		assumed: 'exp is a text',
		step: 'login',
		see: (_answer, { token }) => {
			const { exp } = claimsOf(token) ?? {};
			return exp === undefined ? undefined : [isText(exp), kind(exp)];
		},
		ifNot: 'Nothing: the node reads both.',
	},
	{
		name: 'paths.unknown',
		grade: 'inferred',
		assumed: 'a path that is not there is answered with 404',
		step: 'wrongPath',
		see: (answer) => hasStatus(answer, 404),
		ifNot: 'A wrong address in the credential is not recognised. Compare it with your server.',
	},
	{
		name: 'paths.envelope',
		grade: 'doc',
		assumed: 'even that has the envelope',
		step: 'wrongPath',
		see: (answer) =>
			answer.status === 404
				? [codeOf(answer) !== undefined, kind(envelope(answer).code)]
				: undefined,
		ifNot: 'Nothing: 404 is enough.',
	},
];

const nobody: Fact[] = [
	{
		name: 'nobody.status',
		grade: 'client',
		assumed: 'a refusal comes with HTTP status 200',
		step: 'nobody',
		see: (answer) => hasStatus(answer, 200),
		ifNot: 'Nothing, as long as the envelope has a code.',
	},
	{
		name: 'nobody.code',
		grade: 'inferred',
		assumed: 'users/show answers an unknown user with a code of its own',
		step: 'nobody',
		see: (answer) => refusal(answer, (code) => [code !== 'OK', code === 'OK' ? 'OK' : 'a code']),
		ifNot: 'Nothing, as long as OK comes without a user.',
	},
	{
		name: 'nobody.same',
		grade: 'inferred',
		assumed: 'it is the same code for another unknown user',
		step: 'nobodyElse',
		see: (answer, { seen }) => {
			const first = seen.of('nobody')?.answer;
			return refusal(answer, (code) => {
				if (!first || codeOf(first) === undefined || code === 'OK') return undefined;
				return [code === codeOf(first), code === codeOf(first) ? 'the same' : 'another'];
			});
		},
		ifNot: 'A lost answer can not be resolved: look in CRM.COM before running again.',
	},
	{
		name: 'nobody.rights',
		grade: 'inferred',
		assumed: 'that code speaks of neither token nor rights',
		step: 'nobody',
		see: (answer, { account }) =>
			refusal(answer, () => {
				const { authentication, directory } = account.vendor;
				if (directory.kind !== 'one') return undefined;
				const isForbidden = directory.show.read(answer, '').kind === 'forbidden';
				const isToken = authentication.tokenRefused(answer);
				return [!isForbidden && !isToken, isForbidden || isToken ? 'it does' : 'it does not'];
			}),
		ifNot: 'Every look-up counts as forbidden, or costs a login.',
	},
	{
		name: 'nobody.description',
		grade: 'doc',
		assumed: 'status.description says it in words',
		step: 'nobody',
		see: (answer) =>
			refusal(answer, (code) =>
				code === 'OK'
					? undefined
					: [isText(envelope(answer).description), kind(envelope(answer).description)],
			),
		ifNot: 'Refusals are shown by status.message or by their code.',
	},
];

const show: Fact[] = [
	{
		name: 'show.found',
		grade: 'doc',
		assumed: 'users/show finds a user by user_identifier=username=…',
		step: 'show',
		see: (answer, { account }) => {
			if ([401, 403].includes(answer.status)) return undefined;
			const isThere = isOk(answer) && Object.keys(dataOf(answer)).length > 0;
			return account.vendor.authentication.tokenRefused(answer)
				? undefined
				: [isThere, isThere ? 'found' : status(answer)];
		},
		ifNot: 'Existing users are not found, and a lost answer stays open.',
	},
	{
		name: 'show.username',
		grade: 'doc',
		assumed: 'username is the one that was asked for',
		step: 'show',
		see: (answer, _client, { about }) =>
			shown(
				answer,
				({ username }) => username,
				(username) => textOf(username)?.toLowerCase() === about?.toLowerCase(),
			),
		ifNot: 'The look-up counts as unanswered.',
	},
	{
		name: 'show.id',
		grade: 'inferred',
		assumed: 'id is 32 hexadecimal digits in capitals',
		step: 'show',
		see: (answer) =>
			shown(
				answer,
				({ id }) => id,
				(id) => /^[0-9A-F]{32}$/.test(String(id)),
			),
		ifNot: 'Nothing, as long as it is a text.',
	},
	{
		name: 'show.name',
		grade: 'doc',
		assumed: 'person_name is a text',
		step: 'show',
		see: (answer) => shown(answer, ({ person_name: name }) => name, isText),
		ifNot: "'Return the Existing User' compares the name by other keys, or not at all.",
	},
	{
		name: 'show.active',
		grade: 'doc',
		assumed: 'active says yes or no',
		step: 'show',
		see: (answer) =>
			shown(
				answer,
				({ active }) => active,
				(on) => typeof on === 'boolean',
			),
		ifNot: 'Nothing: the node does not use it.',
	},
	{
		name: 'show.email',
		grade: 'doc',
		assumed: 'email is there, or null',
		step: 'show',
		see: (answer) =>
			shown(
				answer,
				({ email }) => email,
				(email) => email !== undefined,
			),
		ifNot: "'Return the Existing User' can not compare the e-mail.",
	},
	{
		name: 'show.fieldsSet',
		grade: 'doc',
		assumed: 'fields_set=id,username returns those two',
		step: 'showFields',
		see: (answer) => {
			const keys = Object.keys(dataOf(answer));
			if (!isOk(answer) || keys.length === 0) return undefined;
			return [keys.length <= 2, `${keys.length} fields`];
		},
		ifNot: "Nothing but longer answers: leave 'Fields to Return' empty.",
	},
	{
		name: 'show.case',
		grade: 'inferred',
		assumed: 'a username is found in other case too',
		step: 'showOtherCase',
		see: (answer, { account }) =>
			answer.status >= 400 || account.vendor.authentication.tokenRefused(answer)
				? undefined
				: [isOk(answer), isOk(answer) ? 'found' : 'not found'],
		ifNot: 'A login that differs by case alone counts as free, and the vendor decides.',
	},
];

const tokens: Fact[] = (['wrong', 'no'] as const).map((which) => ({
	name: `token.${which}`,
	grade: 'unknown',
	assumed: `${which === 'no' ? 'a missing' : 'a wrong'} token is answered by 401, 403, or a code that names token, session or authentication`,
	step: `${which}Token`,
	see: (answer, { account }) => {
		const holds = answer.status === 401 || account.vendor.authentication.tokenRefused(answer);
		return [holds, holds ? 'so' : `${status(answer)} and another code`];
	},
	ifNot: 'A token that expired early is not renewed: run again after the credential was tested.',
}));

/** CRM.COM: all that reading shows. */
export const crmComFacts: Fact[] = [...login, ...nobody, ...show, ...tokens, rateHeaders];
