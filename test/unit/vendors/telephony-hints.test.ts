import type { Directory } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { answer } from '../answer';

/** What a list says of more, in whichever words. */

const { list } = vendorNamed('acefone')!.directory as Extract<Directory, { kind: 'list' }>;

const ROWS = 20;
const data = Array.from({ length: ROWS }, (_, at) => ({ id: at + 1, login_id: `o${at + 1}` }));

/** The hints of a page of twenty, and its own word. */
function hintsIn(said: object, headers: Record<string, string> = {}, status = 200) {
	const read = list.page.read(answer(status, { data, ...said }, headers), undefined);
	if (read.kind !== 'read') throw new Error('The page could not be read');
	return { more: read.value.more, ...read.value.hints };
}

const ADDRESS = 'https://api.example.com/v1/users?page=2';

it.each<object>([
	...['has_more', 'hasMore', 'HasMore', 'more', 'has_next', 'hasNextPage', 'has_more_items'].map(
		(name) => ({ meta: { [name]: true } }),
	),
	...['next', 'next_page_url', 'nextUrl', 'next_link', 'nextCursor', 'next_page_token'].map(
		(name) => ({ [name]: ADDRESS }),
	),
	{ has_next: 1 },
	{ hasMore: 'maybe' },
	{ next_page: 2 },
	{ nextPage: '3', current_page: '2' },
	{ next_offset: 20, offset: 0 },
	{ continuation_token: 'abc' },
	...[
		'meta',
		'_meta',
		'metadata',
		'response_metadata',
		'pagination',
		'paging',
		'pager',
		'cursors',
	].map((name) => ({ [name]: { next_page: 2 } })),
	{ meta: { pagination: { links: { next: ADDRESS } } } },
	{ pageInfo: { hasNextPage: true, endCursor: 'abc' } },
	{ links: { next: { href: ADDRESS } } },
	{ _links: { self: { href: '/v1/users' }, next: { href: ADDRESS } } },
	{
		links: [
			{ rel: 'self', href: '/v1/users' },
			{ rel: 'next', href: ADDRESS },
		],
	},
	{ page: 1, total_pages: 9 },
	{ page: { number: 0, totalPages: 3 } },
	{ pages: '2' },
	{ pageCount: 3, pageNo: 2 },
	{ perPage: ROWS },
	{ page_size: String(ROWS) },
])('%j speaks of more', (said) => {
	expect(hintsIn(said)).toEqual({ more: true });
});

it.each<object>([
	{},
	{ has_next: false, hasMore: 'false', more: 0, meta: { has_more: null, hasNext: '' } },
	{ next: null, next_page: '', nextCursor: 'null', next_page_token: 'None', next_link: '#' },
	{ next_page: 0, next_cursor: '-1', next: false, next_offset: '0' },
	{ current_page: 3, next_page: 3, total_pages: 3 },
	{ page: 1, next: '1', pages: 1 },
	{ page: 0, total_pages: 1 },
	{ self: '/v1/users?page=2', next: '/v1/users?page=2' },
	{ links: { self: { href: ADDRESS }, next: { href: ADDRESS } } },
	{ links: { first: ADDRESS, last: ADDRESS, prev: ADDRESS, next: null } },
	{ links: { next: {} }, _links: { next: { href: null } } },
	{ links: [{ rel: 'prev', href: ADDRESS }] },
	{ meta: { links: [{ url: ADDRESS, label: 'Next', active: false }], from: 1, to: ROWS } },
	{ first_page_url: ADDRESS, last_page_url: ADDRESS, prev_page_url: ADDRESS, path: ADDRESS },
	{ per_page: 100, limit: 100 },
	{ paging: { cursors: { before: 'abc', after: 'def' } } },
	{ licence: { total: 500, next_page: 2 }, total_time_ms: 40 },
	{ last_seen_id: ROWS, request_id: 'abc', next_steps: 'none' },
])('%j speaks of nothing', (said) => {
	expect(hintsIn(said)).toEqual({ more: undefined });
});

it.each<[object, number]>([
	[{ total: 5000, count: ROWS }, 5000],
	[{ count: ROWS }, ROWS],
	[{ total_count: '5000' }, 5000],
	[{ totalItems: 5000 }, 5000],
	[{ recordsTotal: 5000 }, 5000],
	[{ page: { totalElements: 5000 } }, 5000],
	[{ meta: { total: 5000 }, pagination: { total_records: 40 } }, 5000],
])('%j names a total', (said, total) => {
	expect(hintsIn(said)).toEqual({ more: undefined, total });
});

it.each<[Record<string, string>, object]>([
	[{ link: `<${ADDRESS}>; rel="next", <${ADDRESS}>; rel="last"` }, { more: true }],
	[{ link: `<${ADDRESS}>; title="2"; rel=next` }, { more: true }],
	[{ link: `<${ADDRESS}>; rel="prev"` }, {}],
	[{ 'x-next-page': '2', 'x-page': '1' }, { more: true }],
	[{ 'x-next-page': '', 'x-page': '1', 'x-total-pages': '1' }, {}],
	[{ 'x-wp-totalpages': '3' }, { more: true }],
	[{ 'x-total-count': '5000' }, { total: 5000 }],
	[{ 'x-pagination-total-count': '5000' }, { total: 5000 }],
	[{ 'content-range': 'users 0-19/5000' }, { total: 5000 }],
	[{ 'content-range': 'users 0-19/*' }, {}],
	[{ 'x-ratelimit-limit': String(ROWS), 'x-nextjs-cache': 'HIT' }, {}],
])('headers %j', (headers, hints) => {
	expect(hintsIn({}, headers)).toEqual({ more: undefined, ...hints });
});

it('a status says that this is a part', () => {
	expect(hintsIn({}, {}, 206)).toMatchObject({ more: true });
});

it('a flag that is empty is no word', () => {
	expect(hintsIn({ has_more: '', total: 5000 })).toEqual({ more: undefined, total: 5000 });
});

it('a plain "no more" is said by the documented flag alone', () => {
	expect(hintsIn({ has_more: false })).toEqual({ more: false });
	expect(hintsIn({ hasMore: false, has_next: false })).toEqual({ more: undefined });
});

it('what is nested without an end is looked at as far as it makes sense', () => {
	const nested = `${'{"links":'.repeat(5000)}{"next":"x"}${'}'.repeat(5000)}`;
	const read = list.page.read(answer(200, `{"data":[],"links":${nested}}`), undefined);
	expect(read).toMatchObject({ value: { hints: {} } });
});
