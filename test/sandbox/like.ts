import { namesSecret } from '../../nodes/CreateUser/report/secrets';
import { asObject, textOf } from '../../nodes/CreateUser/wire/json';
import { NO_ID } from '../verify/read';
import type { Report, ShownExchange } from '../verify/report';
import type { CommonSettings, Passing } from './core/settings';
import type { Answer } from './core/types';

/** What a stand-in does otherwise where a report refutes a fact that is not about the form of an answer. */
const BEHAVIOUR: Record<string, Record<string, unknown>> = {
	'create.groups': { groupsBy: 'id' },
	'create.name': { namesShown: 'lastFirst' },
	'create.listed': { listLagLookUps: 2 },
	'create.shown': { listLagLookUps: 2 },
	'detail.secrets': { sipSecretsShown: true },
	'login.exp': { tokenExpAsText: false },
	'login.jwt': { tokensAreJwt: false },
	'login.ownLife': { tokenLifetimeSeconds: 1800 },
	'refused.password': { echoPasswords: true },
	'taken.refused': { uniqueLogins: false },
	'users.cursor': { listPaging: 'offset' },
	'users.large': { maxPageSize: 20 },
	'users.numbers': { numbersShown: 'lastDigits' },
	'users.order': { listOrder: 'descending' },
};

/** The API's own words, which are as the report has them; all else is what the stand-in holds. */
const AS_REPORTED =
	/^(success|code|token_type|expires_in|message|description|login_failed_count)$/i;

type Answered = ShownExchange & { answer: NonNullable<ShownExchange['answer']> };

/** Settings that make the stand-in of a report's vendor answer in the forms that the report shows. */
export function like({ exchanges, facts }: Report): Partial<CommonSettings> {
	const answered = exchanges.filter((exchange): exchange is Answered => !!exchange.answer);
	const refuted = facts.filter(({ verdict }) => verdict === 'refuted');
	const names = new Set(refuted.map(({ name }) => name));
	return {
		...(Object.assign({}, ...[...names].map((name) => BEHAVIOUR[name] ?? {})) as object),
		reshape: (passing: Passing) => {
			const steps = stepsOf(passing, names);
			const step = steps.find((one) => answered.some((exchange) => exchange.step === one));
			const of = answered.filter((exchange) => exchange.step === step);
			const about = of.filter((exchange) => isAbout(exchange, passing));
			return of.length === 0 ? passing.answer : inTheFormOf(about[0] ? [about[0]] : of, passing);
		},
	};
}

/** True for a refusal that is about the field which is wrong here. */
function isAbout({ step, about }: Answered, { answer }: Passing): boolean {
	return step === 'refused' && JSON.stringify(answer.body).includes(about ?? '\n');
}

/** The steps of the check that a request is like, the likest first, by what the stand-in itself makes of it. */
function stepsOf({ endpoint, request, answer }: Passing, refuted: Set<string>): string[] {
	const body = asObject(answer.body);
	const isOk = answer.status < 300 && (body.status === undefined || isOkCode(body));
	const token =
		request.headers.authorization ?? request.query.token ?? asObject(request.body).token;
	if (isTokenRefusal(answer)) return [token === undefined ? 'noToken' : 'wrongToken'];
	switch (endpoint) {
		case 'login':
			return isOk ? ['login'] : [];
		case 'users':
			return [stepOfList(request, body, refuted)];
		case 'user':
			if (isOk) return ['detail'];
			return request.params.id === NO_ID ? ['nobody'] : ['deleted', 'nobody'];
		case 'create':
			return isOk ? ['createPlain', 'create'] : [isTaken(body) ? 'taken' : 'refused'];
		case 'show':
			if (!isOk) return ['nobody'];
			return request.query.fields_set === undefined ? ['show'] : ['showFields'];
		case 'timegroups':
			return ['timeGroups'];
		case 'other':
			return [request.path.endsWith('/roles') ? 'roles' : 'wrongPath'];
		default:
			return [endpoint];
	}
}

function stepOfList(
	{ headers, query }: Passing['request'],
	body: Record<string, unknown>,
	refuted: Set<string>,
): string {
	if (!/^bearer /i.test(headers.authorization ?? '')) return 'bareToken';
	const { length } = Array.isArray(body.data) ? body.data : [];
	if (length === 0) return 'behindTheEnd';
	const isFullAndLast = String(length) === query.limit && body.has_more === false;
	if (isFullAndLast && refuted.has('users.fullLastPage')) return 'fullLastPage';
	return 'users';
}

function isOkCode(body: Record<string, unknown>): boolean {
	return asObject(body.status).code === 'OK';
}

function isTokenRefusal({ status, body }: Answer): boolean {
	const { code } = asObject(asObject(body).status);
	return status === 401 || (textOf(code) ?? '').includes('INVALIDTOKEN');
}

/** The stand-in's own words for a taken login. */
function isTaken(body: Record<string, unknown>): boolean {
	const { code } = asObject(body.status);
	return 'login_id' in asObject(body.error) || (textOf(code) ?? '').includes('ALREADYEXISTS');
}

function inTheFormOf(of: Answered[], { answer }: Passing): Answer {
	const { status, form, headers } = (of[0] as Answered).answer;
	const named = Object.fromEntries(headers.map((name) => [name, '1']));
	const rest = { ...answer, status, headers: { ...answer.headers, ...named } };
	if (form === 'empty') return { ...rest, body: undefined };
	if (form === 'page') return { ...rest, body: '<html></html>' };
	if (of[0]?.step === 'fullLastPage')
		return { ...rest, body: { ...asObject(answer.body), has_more: true } };
	const form_ = of.map((exchange) => exchange.answer.json).reduce(richer);
	return { ...rest, body: filled(form_, answer.body, answer.body) };
}

/** Of two forms the one that shows more: what is null or missing in one may be there in the other. */
function richer(one: unknown, other: unknown): unknown {
	if (one === null || one === undefined) return other;
	if (Array.isArray(one)) {
		const entries = [...one, ...(Array.isArray(other) ? (other as unknown[]) : [])];
		return entries.length === 0 ? [] : [entries.reduce(richer)];
	}
	if (typeof one !== 'object' || typeof other !== 'object' || other === null) return one;
	const [a, b] = [asObject(one), asObject(other)];
	return Object.fromEntries(
		Object.keys({ ...a, ...b }).map((key) => [key, richer(a[key], b[key])]),
	);
}

/**
 * A reported form, filled with what the stand-in holds.
 * @param live what stands at this place of the stand-in's own answer, or may hold it
 */
function filled(form: unknown, live: unknown, whole: unknown, key = ''): unknown {
	if (AS_REPORTED.test(key) && typeof form !== 'object') return form;
	if (Array.isArray(form)) {
		const entries = Array.isArray(live) ? live : (arrayIn(live) ?? []);
		const entry: unknown = form.length === 0 ? undefined : form.reduce(richer);
		return entry === undefined ? entries : entries.map((one) => filled(entry, one, one));
	}
	if (typeof form === 'object' && form !== null) {
		if (live === null) return null;
		return Object.fromEntries(
			Object.entries(form).map(([name, inner]) => [
				name,
				filled(inner, at(live, name, inner), whole, name),
			]),
		);
	}
	if (namesSecret(key)) return secretIn(whole) ?? form;
	return scalar(form, live);
}

/** What an answer has under a key: there, or wherever else the stand-in has it. */
function at(live: unknown, name: string, form: unknown): unknown {
	const here = asObject(live);
	if (name in here) return here[name];
	if (Array.isArray(form)) return arrayIn(live);
	if (typeof form === 'object' && form !== null) return 'data' in here ? here.data : live;
	return undefined;
}

function arrayIn(live: unknown): unknown[] | undefined {
	if (Array.isArray(live)) return live;
	return Object.values(asObject(live)).find((value): value is unknown[] => Array.isArray(value));
}

/** The secret of the stand-in's own answer: its token. */
function secretIn(value: unknown): unknown {
	for (const [name, inner] of Object.entries(asObject(value))) {
		if (typeof inner === 'string' && namesSecret(name) && name !== 'token_type') return inner;
		const deeper = secretIn(inner);
		if (deeper !== undefined) return deeper;
	}
	return undefined;
}

/** A value of the stand-in, in the type that was reported; what it does not have is as reported. */
function scalar(form: unknown, live: unknown): unknown {
	if (live === null || live === undefined) return live === null ? null : form;
	const { id, name } = asObject(live);
	const value = textOf(live) ?? (typeof form === 'number' ? id : name);
	if (value === undefined) return typeof live === typeof form ? live : form;
	if (typeof form === 'number') return Number.isNaN(Number(value)) ? form : Number(value);
	return typeof form === 'string' ? textOf(value) : form;
}
