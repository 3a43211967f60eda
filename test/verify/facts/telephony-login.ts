import { asObject } from '../account';
import { has, hasStatus, isText, jwt, kind, ownLife, rateHeaders, status, type Fact } from './fact';

const flag = (value: unknown) => value === true;

/** Servetel and Acefone: the login, the token, paths that lead nowhere, limits. */
export const telephonyLogin: Fact[] = [
	{
		name: 'login.path',
		grade: 'doc',
		assumed: 'POST /v1/auth/login is the login',
		step: 'login',
		see: (answer) => [![404, 405].includes(answer.status), status(answer)],
		ifNot: 'No login works. Connect with an API token.',
	},
	{
		name: 'login.token',
		grade: 'doc',
		assumed: 'the token is in access_token',
		step: 'login',
		see: (answer) => has(answer, (body) => body.access_token, isText),
		ifNot: 'The node may not find the token. Connect with an API token.',
	},
	{
		name: 'login.flag',
		grade: 'doc',
		assumed: 'a login says success: true',
		step: 'login',
		see: (answer) => has(answer, (body) => body.success, flag),
		ifNot: 'Nothing: the token counts, not the flag.',
	},
	{
		name: 'login.type',
		grade: 'doc',
		assumed: 'token_type is bearer',
		step: 'login',
		see: (answer) =>
			has(
				answer,
				(body) => body.token_type,
				(type) => /^bearer$/i.test(String(type)),
			),
		ifNot: 'Every request may be answered with 401. Connect with an API token.',
	},
	{
		name: 'login.life',
		grade: 'doc',
		assumed: 'expires_in says 60 minutes',
		step: 'login',
		see: (answer) => {
			const { expires_in: life } = asObject(answer.json);
			const did = life === undefined ? kind(life) : `${Number(life)} seconds`;
			return (
				has(
					answer,
					() => life,
					(value) => Number(value) === 3600,
				) && [Number(life) === 3600, did]
			);
		},
		ifNot: 'Nothing: the life that is said counts.',
	},
	{
		name: 'login.jwt',
		grade: 'doc',
		assumed: 'the token is a JWT with exp',
		step: 'login',
		see: (_answer, { token }) => jwt(token),
		ifNot: 'Nothing, as long as expires_in is right.',
	},
	{
		name: 'login.ownLife',
		grade: 'doc',
		assumed: 'the JWT itself lives 60 minutes',
		step: 'login',
		see: (_answer, { token }) => ownLife(token, 3600),
		ifNot: 'Nothing: the shorter of the two lives counts.',
	},
	{
		name: 'paths.unknown',
		grade: 'inferred',
		assumed: 'a path that is not there is answered with 404',
		step: 'wrongPath',
		see: (answer) => hasStatus(answer, 404),
		ifNot:
			'A wrong address in the credential is not recognised. Compare it with the documented one.',
	},
	{
		name: 'paths.json',
		grade: 'inferred',
		assumed: 'that 404 is JSON',
		step: 'wrongPath',
		see: (answer) =>
			answer.status === 404
				? [answer.json !== undefined, answer.json === undefined ? 'a page' : 'JSON']
				: undefined,
		ifNot: 'Nothing: 404 is enough.',
	},
	{
		name: 'header.bearer',
		grade: 'doc',
		assumed: 'Authorization: Bearer <token> is accepted',
		step: 'users',
		see: (answer) => [answer.status !== 401, status(answer)],
		ifNot: 'No request works: the node sends Bearer. No setting helps; please report it.',
	},
	{
		name: 'header.bare',
		grade: 'doc',
		assumed: 'the bare token is accepted too',
		step: 'bareToken',
		see: (answer) => [answer.status < 300, status(answer)],
		ifNot: 'Nothing: the node sends Bearer.',
	},
	{
		name: 'header.wrong',
		grade: 'client',
		assumed: 'a wrong token is answered with 401',
		step: 'wrongToken',
		see: (answer) => [answer.status === 401, status(answer)],
		ifNot: 'A token that expired early is not renewed. Connect with an API token.',
	},
	{
		name: 'header.none',
		grade: 'inferred',
		assumed: 'no token at all is answered with 401',
		step: 'noToken',
		see: (answer) => [answer.status === 401, status(answer)],
		ifNot: 'Nothing: the node always sends one.',
	},
	rateHeaders,
];
