import type { VendorAnswer } from '../../wire/answer';
import { asObject, plainWord, textOf } from '../../wire/json';
import type { Page } from '../contract';
import { numberOf, truth } from './answers';

/** Words about a list: its own object, one beside the entries, or the headers. */
type Place = Record<string, unknown>;

/*
 * How servers name what they say of a list, in small letters and without signs in between. Which of them
 * the platform has besides `has_more` is unknown, and a list that has more must not pass for the whole.
 */
/** Objects that stand beside the entries and may say it: `meta`, `pagination`, `_links`. */
const BESIDE =
	/^((response)?meta(data)?|pag(e|er|es|ing|inginfo|ination|inator|einfo)|links?|cursors?)$/;
const MORE = /^(has(more|next)|more)(page|pages|items|results|records|data|users|available)?$/;
const NEXT =
	/^(next|continuation)(page|url|uri|link|href|cursor|token|offset|marker|start|key|number)*$/;
const THIS = /^(self|this|current)(page|url|uri|link|href|cursor|token)*$/;
const ADDRESS = /^(href|url|uri|link|cursor|token|page|number)$/;
const PAGE = /^(current|currentpage|page|pagenumber|pageno|pageindex)$/;
const PAGES = /^(lastpage|totalpages?|pages|pagestotal|pagecount|numpages|numberofpages)$/;
const SIZE = /^(perpage|pagesize|limit)$/;
const TOTAL =
	/^(total|recordstotal|total(count|items|records|results|elements|users|entries|rows|objects|hits|size))$/;
const COUNT = /^count$/;

/** How deep objects beside the entries hold others: `meta.pagination.links`. */
const DEEPEST = 3;

/** A server that says "a part of it". */
const PARTIAL_CONTENT = 206;

/** What an answer says of more pages without being asked, by its body, its headers and its status. */
export function hintsOf(answer: VendorAnswer, rows: number): NonNullable<Page<unknown>['hints']> {
	const places = [headersOf(answer), ...placesIn(asObject(answer.json), DEEPEST)];
	const totals = places.flatMap(totalsIn);
	const isMore = answer.status === PARTIAL_CONTENT || places.some((at) => speaksOfMore(at, rows));
	return {
		...(totals.length === 0 ? {} : { total: Math.max(...totals) }),
		...(isMore ? { more: true as const } : {}),
	};
}

/** The values of a place whose names are like this. */
function named(place: Place, pattern: RegExp): unknown[] {
	const isNamed = (name: string) => pattern.test(name.toLowerCase().replace(/[^a-z0-9]/g, ''));
	return Object.keys(place).flatMap((name) => (isNamed(name) ? [place[name]] : []));
}

function numbersIn(place: Place, pattern: RegExp): number[] {
	return named(place, pattern).flatMap((value) => numberOf(value) ?? []);
}

function placesIn(place: Place, depth: number): Place[] {
	const beside = depth === 0 ? [] : named(place, BESIDE).map(placeOf);
	return [place, ...beside.flatMap((inner) => placesIn(inner, depth - 1))];
}

/** Links may also be a list, which names each by what it leads to: `[{rel: 'next', href: '…'}]`. */
function placeOf(value: unknown): Place {
	if (!Array.isArray(value)) return asObject(value);
	return Object.fromEntries(value.map(asObject).map((link) => [textOf(link.rel) ?? '', link]));
}

/** `X-Total-Count`, `X-Next-Page` and the like, a link to the next page, and the range that came. */
function headersOf({ headers }: VendorAnswer): Place {
	const own = Object.entries(headers).filter(([name]) => name.startsWith('x-'));
	return {
		...Object.fromEntries(
			own.map(([name, said]) => [name.replace(/^x-((pagination|wp)-)?/, ''), said]),
		),
		nextLink: /;\s*rel="?next\b/i.test(headers.link ?? ''),
		totalSize: /\/\s*(\d+)\s*$/.exec(headers['content-range'] ?? '')?.[1],
	};
}

/** Beside a total, and beside a word about more as the platform documents it, a count is that of the page. */
function totalsIn(place: Place): number[] {
	const totals = numbersIn(place, TOTAL);
	const isOfPage = totals.length > 0 || named(place, MORE).length > 0;
	return isOfPage ? totals : numbersIn(place, COUNT);
}

function speaksOfMore(place: Place, rows: number): boolean {
	const page = Math.max(1, ...numbersIn(place, PAGE));
	return (
		named(place, MORE).some(mayBeYes) ||
		named(place, NEXT).some((to) => leadsOn(to, page, place)) ||
		numbersIn(place, PAGES).some((last) => last > page) ||
		(rows > 0 && numbersIn(place, SIZE).includes(rows))
	);
}

/** A flag that is neither yes nor no can't be relied on to be a no. */
function mayBeYes(flag: unknown): boolean {
	const isEmpty = flag === undefined || flag === null || plainWord(flag) === '';
	return !isEmpty && truth(flag) !== false;
}

/** What is written where there is no next page. */
const NOWHERE = ['', '#', 'false', 'nil', 'no', 'none', 'null', 'undefined'];

/** True for a next page that is another one than this: its number, its address or what to ask for it by. */
function leadsOn(to: unknown, page: number, place: Place): boolean {
	const here = named(place, THIS).flatMap(addressesOf);
	return addressesOf(to).some((address) => {
		if (/^-?\d+$/.test(address)) return Number(address) > page;
		return !NOWHERE.includes(address) && !here.includes(address);
	});
}

/** A link as words are compared, also one that is an object. */
function addressesOf(link: unknown): string[] {
	const values = typeof link === 'object' ? named(asObject(link), ADDRESS) : [link];
	return values.flatMap((value) => plainWord(value) ?? []);
}
