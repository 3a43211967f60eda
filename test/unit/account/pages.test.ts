import { readPages } from '../../../nodes/CreateUser/account/pages';
import { pagesOf } from '../../../nodes/CreateUser/vendors/telephony/lists';
import { textOf } from '../../../nodes/CreateUser/wire/json';
import { answer, vendorWith } from '../answer';

const SIZE = 2;
const MANY = 100;

const page = (ids: unknown[], more: object = {}) =>
	answer(200, { data: ids.map((id) => ({ id })), ...more });

const NOT_FOUND = answer(404, { message: 'Not found.' });

/** Reads a list of ids as the telephony platform gives it. */
async function read(
	answers: Array<ReturnType<typeof answer>>,
	{ size, most = MANY, from }: { size?: number; most?: number; from?: string } = { size: SIZE },
) {
	const { send, asked } = vendorWith(...answers);
	const list = pagesOf('Acefone', '/v1/users', ({ id }) => textOf(id), size);
	const result = await readPages(send, list, (id) => id, most, from);
	return { result, cursors: asked.map(({ query }) => query?.last_seen_id) };
}

it('reads a list that comes whole with 300,000 entries', async () => {
	const ids = Array.from({ length: 300_000 }, (_, at) => at);
	const { result } = await read([page(ids, { has_more: false })]);
	expect('entries' in result && result.entries.length).toBe(300_000);
});

describe('a list that is proven complete', () => {
	it.each<[string, Array<ReturnType<typeof answer>>, string[], number]>([
		['it says that there is no more', [page([1, 2], { has_more: false })], ['1', '2'], 1],
		['it says so in a text', [page([1, 2], { has_more: 'False' })], ['1', '2'], 1],
		['it says so of an empty page', [page([], { has_more: false })], [], 1],
		[
			'it says so beside a count, which is the size of a page',
			[page([1], { has_more: false, count: 20 })],
			['1'],
			1,
		],
		[
			'the second page says that there is no more',
			[page([1, 2], { has_more: true }), page([3], { has_more: false })],
			['1', '2', '3'],
			2,
		],
		['the page behind a full one is empty', [page([1, 2]), page([])], ['1', '2'], 2],
		['the page behind a short one is empty', [page([1]), page([])], ['1'], 2],
		['a short page comes again: it takes no cursor', [page([1]), page([1])], ['1'], 2],
		[
			'a short page comes again, and a total says that this is all',
			[page([1], { total: 1 }), page([1], { total: 1 })],
			['1'],
			2,
		],
		[
			'a short last page comes again, and the total is of all pages',
			[page([1, 2], { total: 3 }), page([3], { total: 3 }), page([3], { total: 3 })],
			['1', '2', '3'],
			3,
		],
		[
			'pages overlap',
			[page([1, 2]), page([2, 3]), page([3, 4], { has_more: false })],
			['1', '2', '3', '4'],
			3,
		],
		[
			'an empty page follows that was said to have something, and says that this is all',
			[page([1, 2], { has_more: true }), page([], { has_more: false })],
			['1', '2'],
			2,
		],
		[
			'a flag that is neither yes nor no is followed by an empty page',
			[page([1, 2], { has_more: 'maybe' }), page([])],
			['1', '2'],
			2,
		],
	])('where %s', async (_what, answers, entries, pages) => {
		const { result } = await read(answers);
		expect(result).toMatchObject({ entries, pages, end: 'proven' });
	});
});

describe('a list that is not proven complete', () => {
	it.each<[string, Array<ReturnType<typeof answer>>, string[]]>([
		['an empty page says that there is more', [page([], { has_more: true })], []],
		['it begins with an empty page that says nothing', [page([])], []],
		['an empty first page has a total above it', [page([], { total: 50 })], []],
		...[{ total: 50 }, { total: '5' }, { meta: { total_count: 3 } }].map(
			(more): [string, Array<ReturnType<typeof answer>>, string[]] => [
				`it says that there is no more beside ${JSON.stringify(more)}`,
				[page([1, 2], { has_more: false, ...more })],
				['1', '2'],
			],
		),
		['an empty first page has a next address', [page([], { next_page_url: 'https://x/' })], []],
		[
			'the page behind a full one is empty, and a total as text is above what came',
			[page([1, 2], { total: '5000' }), page([])],
			['1', '2'],
		],
		[
			'a short page has a later page, as texts',
			[page([1], { current_page: '1', last_page: '9' }), page([1])],
			['1'],
		],
		['a short page has a total under meta', [page([1], { meta: { total: 5 } }), page([1])], ['1']],
		[
			'a short page has a next address under links',
			[page([1], { links: { next: 'https://x/?page=2' } }), page([1])],
			['1'],
		],
		['a page is as long as it says pages are', [page([1], { per_page: 1 }), page([1])], ['1']],
		['a full page comes again', [page([1, 2]), page([1, 2])], ['1', '2']],
		[
			'a short page that says there is more comes again',
			[page([1], { has_more: true }), page([1], { has_more: true })],
			['1'],
		],
		['a short page has a total above it', [page([1], { total: 5 }), page([1])], ['1']],
		[
			'a short page has a next address',
			[page([1], { next_page_url: 'https://x/?page=2' }), page([1])],
			['1'],
		],
		['a short page has a later page', [page([1], { last_page: 2 }), page([1])], ['1']],
		[
			'a short page has a flag that is neither yes nor no',
			[page([1], { has_more: 'maybe' }), page([1])],
			['1'],
		],
		[
			'its cursor goes in circles',
			[
				page([1, 2], { has_more: true, last_seen_id: 2 }),
				page([3, 4], { has_more: true, last_seen_id: 2 }),
			],
			['1', '2', '3', '4'],
		],
		['it has no cursor and no ids', [page([undefined], { has_more: true })], []],
		[
			'an empty page follows that was said to have something',
			[page([1, 2], { has_more: true }), page([])],
			['1', '2'],
		],
		['there is no page behind one that says nothing', [page([1, 2]), NOT_FOUND], ['1', '2']],
	])('where %s', async (_what, answers, entries) => {
		const { result } = await read(answers);
		expect(result).toMatchObject({ end: 'notProven' });
		expect('entries' in result && result.entries.filter(Boolean)).toEqual(entries);
	});
});

describe('a page that is not found', () => {
	it.each([
		['is the first one', [NOT_FOUND]],
		['was said to follow', [page([1, 2], { has_more: true }), NOT_FOUND]],
	])('is no answer where it %s', async (_what, answers) => {
		const { result } = await read(answers);
		expect(result).toMatchObject({ failed: { reason: { httpStatus: 404 } } });
	});
});

describe('the bound', () => {
	it.each([
		['says that there is more', { has_more: true }, 'cut'],
		['says nothing', {}, 'cut'],
		['says that there is no more', { has_more: false }, 'proven'],
	])('is no end where the page %s', async (_what, more, end) => {
		const { result, cursors } = await read([page([1, 2], more)], { size: SIZE, most: 1 });
		expect(result).toMatchObject({ entries: ['1', '2'], pages: 1, end });
		expect(cursors).toHaveLength(1);
	});
});

describe('the cursor', () => {
	it('is the one that the page names', async () => {
		const { result, cursors } = await read([
			page([1, 2], { last_seen_id: 70 }),
			page([3], { has_more: false, last_seen_id: 80 }),
		]);
		expect(cursors).toEqual([undefined, '70']);
		expect(result).toMatchObject({ lastPage: '70' });
	});

	it('is the last id where it names none', async () => {
		const { result, cursors } = await read([page([1, 2]), page([])]);
		expect(cursors).toEqual([undefined, '2']);
		expect(result).toMatchObject({ lastPage: undefined });
	});

	it('may be given, to read on behind it', async () => {
		const { result, cursors } = await read([page([])], { size: SIZE, from: '5' });
		expect(cursors).toEqual(['5']);
		expect(result).toMatchObject({ entries: [], end: 'proven', lastPage: '5' });
	});

	it('that is given has users before it whom a total counts too', async () => {
		const last = page([6], { has_more: false, total: 6 });
		const { result } = await read([last], { size: SIZE, from: '5' });
		expect(result).toMatchObject({ entries: ['6'], end: 'proven' });
	});

	it('that is given proves nothing where it comes back', async () => {
		const { result } = await read([page([4, 5])], { size: SIZE, from: '5' });
		expect(result).toMatchObject({ end: 'notProven' });
	});
});

describe('a list whose pages have no size', () => {
	it.each<[string, object, number]>([
		['nothing', {}, 1],
		['no more', { has_more: false }, 1],
		['a total that is read', { total: 2 }, 1],
		['more', { has_more: true }, 2],
		['a next address', { next_page_url: '/2' }, 2],
		['a total that is not read yet', { total: 3 }, 2],
	])('that speaks of %s', async (_what, more, pages) => {
		const { result } = await read([page([1, 2], more), page([3], { has_more: false })], {});
		expect(result).toMatchObject({ pages, end: 'proven' });
	});
});

it('a list whose pages have no size is not proven by nothing where something was to follow', async () => {
	const { result } = await read([page([1, 2], { has_more: true }), page([])], {});
	expect(result).toMatchObject({ end: 'notProven' });
});

it('a page that can’t be read is why the list can’t be', async () => {
	const { result } = await read([page([1, 2], { has_more: true }), answer(500, {})]);
	expect(result).toMatchObject({ failed: { kind: 'inconclusive' } });
});
