import type { Item } from '../../../nodes/CreateUser/item';
import { sendAll, type Sender } from '../../../nodes/CreateUser/run/send-all';

const refused = (item: number): Item => ({
	...{ kind: 'refused', item, login: `user.${item}` },
	refusals: [{ field: 'Email', reason: 'is empty.' }],
});

it('others have their turn between items that wait for no answer', async () => {
	const breathe = jest.fn(async () => await Promise.resolve());
	const settings = { ifUserExists: 'error', dryRun: false, options: {}, concurrency: 5 };
	const sender = {
		...{ opened: { account: { directory: {} }, settings }, breathe },
		...{ course: { asItIs: <T>(outcome: T) => outcome }, onProgress: () => undefined },
	} as unknown as Sender;
	const { settled } = await sendAll(
		sender,
		Array.from({ length: 20 }, (_, at) => refused(at)),
	);
	expect(settled.map(({ item }) => item)).toEqual(Array.from({ length: 20 }, (_, at) => at));
	expect(breathe).toHaveBeenCalledTimes(20);
});
