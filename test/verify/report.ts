import { enteredIn, jsonWithout, textOf } from './account';
import { Anonymiser, isDocumented } from './anonymise';
import type { Checked } from './check';
import { asLine, type Exchange } from './exchange';

/** An exchange as it can be shown to others. */
export interface ShownExchange {
	step: string;
	about?: string;
	request: { method: string; path: string; query?: unknown; body?: unknown };
	/** Undefined where no answer came. */
	answer?: {
		status: number;
		form: 'empty' | 'json' | 'page';
		/** Names of headers that tell of a limit. */
		headers: string[];
		json?: unknown;
	};
}

/** What a check found, with every value replaced. */
export interface Report {
	of: 'n8n-nodes-create-user';
	version: 1;
	vendor: string;
	facts: Array<{ name: string; verdict: string; did: string; by?: string }>;
	exchanges: ShownExchange[];
}

/** Steps whose `about` is a documented field and not a login. */
const ABOUT_FIELDS = 'refused';

/** The report of a check, without anything that was entered or that belongs to the account. */
export function reportOf({ client, facts }: Checked): Report {
	const { all } = client.seen;
	const passwords = all.flatMap(({ request }) => textOf(request.body?.password) ?? []);
	const secrets = [...enteredIn(client.account), client.token ?? '', ...passwords].filter(
		(text) => text !== '',
	);
	const names = new Anonymiser(all, secrets);
	const isKept: IsOfTheApi = (key, value) => names.isKept(key, value);
	const again = <T>(shown: T) => lookAgain(shown, [...names.met], isKept);
	const shown = all.map((exchange) => shownExchange(exchange, names));
	return {
		of: 'n8n-nodes-create-user',
		version: 1,
		vendor: client.account.vendor.name,
		facts: facts.map(({ fact, verdict, did, by }) => ({
			name: fact.name,
			verdict,
			did: again(did),
			...(by ? { by: again(asLine(names.request(by.request) as typeof by.request)) } : {}),
		})),
		exchanges: again(jsonWithout(shown, secrets) as ShownExchange[]),
	};
}

function shownExchange(
	{ step, request, answer, about }: Exchange,
	names: Anonymiser,
): ShownExchange {
	const said = about === undefined || step === ABOUT_FIELDS ? about : names.text(about);
	return {
		step,
		...(said === undefined ? {} : { about: said }),
		request: names.request(request),
		...(answer
			? {
					answer: {
						status: answer.status,
						form: answer.text.trim() === '' ? 'empty' : answer.json === undefined ? 'page' : 'json',
						headers: Object.keys(answer.headers).filter((name) =>
							/rate-?limit|retry|quota/.test(name),
						),
						...(answer.json === undefined ? {} : { json: names.value(answer.json) }),
					},
				}
			: {}),
	};
}

/** A shorter text stands in too many words to be told from them. */
const SHORTEST = 4;
/** What the check itself says: of its steps, of methods, of forms. */
const OWN_KEYS = new Set(['form', 'headers', 'method', 'name', 'status', 'step', 'verdict']);

/**
 * The second look: what holds anything that was entered or met is struck out, whatever the first look
 * made of it.
 */
export function lookAgain<T>(shown: T, forbidden: string[], isOfTheApi: IsOfTheApi): T {
	const texts = [...new Set(forbidden)].filter(({ length }) => length >= SHORTEST);
	const holdsOne = (held: string) => texts.some((text) => stands(text, held));
	const clean = (value: unknown, key: string, depth: number): unknown => {
		if (Array.isArray(value)) return value.map((entry) => clean(entry, key, depth + 1));
		if (typeof value === 'object' && value !== null) {
			const entries = Object.entries(value).map(([name, inner]) => {
				const isOwn = depth < OWN_DEPTH && OWN_KEYS.has(name);
				const shownName = isDocumented(name) || !holdsOne(name) ? name : '***';
				return [shownName, isOwn ? inner : clean(inner, name, depth + 1)] as const;
			});
			return Object.fromEntries(entries);
		}
		const text = textOf(value);
		if (text === undefined || isOfTheApi(key, value)) return value;
		return holdsOne(text) ? '***' : value;
	};
	return clean(shown, '', 0) as T;
}

type IsOfTheApi = (key: string, value: unknown) => boolean;

/** A list, an exchange, its answer: what stands deeper is the vendor's. */
const OWN_DEPTH = 3;

/** Digits count as a whole, since a short number stands in many longer ones. */
function stands(text: string, held: string): boolean {
	return /^\+?\d+$/.test(text) ? held.split(/[^\d+]+/).includes(text) : held.includes(text);
}
