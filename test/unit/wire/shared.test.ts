import { Shared } from '../../../nodes/CreateUser/wire/wait';

type Answer = { word: string } | { failed: { kind: string } };

const always = () => true;
const saying = (word: string) => jest.fn(async (): Promise<Answer> => ({ word }));
const failing = (kind: string) => jest.fn(async (): Promise<Answer> => ({ failed: { kind } }));

let shared: Shared<Answer>;
beforeEach(() => (shared = new Shared()));

describe('an answer that several want', () => {
	it('is asked for once while it is under way, by the first of them', async () => {
		const others = saying('other');
		const all = await Promise.all([shared.get(saying('first')), shared.get(others)]);
		expect(all).toEqual([
			{ answer: { word: 'first' }, isOwn: true },
			{ answer: { word: 'first' }, isOwn: false },
		]);
		expect(others).not.toHaveBeenCalled();
	});

	it('is not kept where nobody says how long', async () => {
		await shared.get(saying('first'));
		expect(shared.isEmpty).toBe(true);
		expect(await shared.get(saying('next'))).toEqual({ answer: { word: 'next' }, isOwn: true });
	});

	it('is kept while it is fresh', async () => {
		const before = Date.now();
		await shared.get(saying('first'), always);
		expect(await shared.get(saying('next'), always)).toMatchObject({ answer: { word: 'first' } });
		const isFresh = jest.fn(() => false);
		expect(await shared.get(saying('next'), isFresh)).toMatchObject({ isOwn: true });
		expect(isFresh).toHaveBeenCalledWith(expect.any(Number));
		shared.forgetBefore(before);
		expect(shared.isEmpty).toBe(false);
		shared.forgetBefore(Date.now() + 1);
		expect(shared.isEmpty).toBe(true);
	});

	it('gives way to a younger one that is asked for beside it, and does not take its place', async () => {
		const first = shared.get(saying('first'), always);
		const younger = shared.get(saying('younger'), () => false);
		await Promise.all([first, younger]);
		expect(await shared.get(saying('next'), always)).toMatchObject({ answer: { word: 'younger' } });
	});
});

describe('an answer that does not come', () => {
	it('is told all who wait for it, and not kept', async () => {
		const all = [shared.get(failing('empty'), always), shared.get(saying('other'), always)];
		expect(await Promise.all(all)).toMatchObject([
			{ answer: { failed: { kind: 'empty' } }, isOwn: true },
			{ answer: { failed: { kind: 'empty' } }, isOwn: false },
		]);
		expect(shared.isEmpty).toBe(true);
	});

	it('because a run ended is asked for anew by the next, once for all others', async () => {
		const [second, third] = [saying('second'), saying('third')];
		const all = [failing('runEnded'), second, third].map(async (ask) => await shared.get(ask));
		expect(await Promise.all(all)).toEqual([
			{ answer: { failed: { kind: 'runEnded' } }, isOwn: true },
			{ answer: { word: 'second' }, isOwn: true },
			{ answer: { word: 'second' }, isOwn: false },
		]);
		expect(third).not.toHaveBeenCalled();
	});

	it('because of a fault is asked for again', async () => {
		const fails = async () => await Promise.reject(new Error('a fault of ours'));
		await expect(shared.get(fails, always)).rejects.toThrow('a fault of ours');
		expect(await shared.get(saying('next'), always)).toMatchObject({ answer: { word: 'next' } });
	});
});
