import { Memory, type NodeContext, remembered } from '../../../nodes/CreateUser/creation/memory';
import type { NewUser } from '../../../nodes/CreateUser/vendors/contract';
import { USER } from '../outcomes';

const user = (login: string, name = 'Asha Rao'): NewUser => ({ login, name, body: {} });
const CREATED = { kind: 'created', user: USER, evidence: 'answered', hasPassword: true } as const;

let context: NodeContext;
beforeEach(() => (context = {}));
const memory = () => new Memory(context, 'account', ['acefone', 'https://api.acefone.in']);

describe('a user whom a try can’t get to', () => {
	it('is nobody’s news where no earlier try sent it', () => {
		expect(remembered(memory(), user('asha'))).toBeUndefined();
		memory().noteSending(user('asha'));
		memory().noteRefused(user('asha'));
		expect(remembered(memory(), user('asha'))).toBeUndefined();
	});

	it('is created where an earlier try created it', () => {
		memory().noteCreated(user('asha'), CREATED);
		expect(remembered(memory(), user('Asha'))).toEqual(CREATED);
	});

	it('is not the other person who was created with its login', () => {
		memory().noteCreated(user('asha'), CREATED);
		expect(remembered(memory(), user('asha', 'Asha Rai'))).toBeUndefined();
	});

	it('may exist where an earlier try sent it', () => {
		memory().noteSending(user('asha'));
		expect(remembered(memory(), user('asha'))).toMatchObject({ kind: 'unknown' });
	});

	it.each(['answered', 'uncertain'] as const)(
		'may exist where a failed run saved it as %s',
		(evidence) => {
			memory().save([{ login: 'asha', id: '7', evidence, at: 0 }]);
			context = JSON.parse(JSON.stringify(context)) as NodeContext;
			expect(remembered(memory(), user('asha'))).toMatchObject({ kind: 'unknown' });
		},
	);
});
