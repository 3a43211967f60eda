import { Account, InFlight } from '../../../nodes/CreateUser/account/accounts';
import { Memory } from '../../../nodes/CreateUser/creation/memory';
import type { Item } from '../../../nodes/CreateUser/item';
import { Course } from '../../../nodes/CreateUser/run/course';
import { readSettings } from '../../../nodes/CreateUser/run/opened';
import { sendAll } from '../../../nodes/CreateUser/run/send-all';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import { AMPLE } from '../account/paced';
import { contextWith } from '../intake/context';
import { identity } from '../login/identity';

const vendor = vendorNamed('acefone')!;

const refused = (item: number): Item => ({
	...{ kind: 'refused', item, login: `user.${item}` },
	refusals: [{ field: 'Email', reason: 'is empty.' }],
});

it('others have their turn between items that wait for no answer', async () => {
	const breathe = jest.fn(async () => await Promise.resolve());
	const settings = readSettings(contextWith({}), vendor);
	if ('problem' in settings) throw new Error('these settings can be read');
	const account = new Account('account', vendor, identity(), new InFlight());
	const memory = new Memory({}, account.key, ['place']);
	const send = jest.fn();
	const sender = {
		...{ opened: { account, memory, settings, vendor }, send, ask: send, startedAt: Date.now() },
		...{ course: new Course(account.pace.join(AMPLE), 'continue'), breathe },
		...{ onFault: () => undefined, onProgress: () => undefined },
	};
	const { settled } = await sendAll(
		sender,
		Array.from({ length: 20 }, (_, at) => refused(at)),
	);
	expect(settled.map(({ item }) => item)).toEqual(Array.from({ length: 20 }, (_, at) => at));
	expect(breathe).toHaveBeenCalledTimes(20);
	expect(send).not.toHaveBeenCalled();
});
