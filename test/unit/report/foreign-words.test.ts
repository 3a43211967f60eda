import type { Failure } from '../../../nodes/CreateUser/outcome';
import { say } from '../../../nodes/CreateUser/report/item-words';
import { withoutForeignSecrets } from '../../../nodes/CreateUser/report/secrets';
import { OUTCOMES, reason } from '../outcomes';
import { ACEFONE } from './speaker';

const clean = <T>(what: T, ...secrets: string[]) => withoutForeignSecrets(what, secrets);

describe('foreign words', () => {
	it.each<[string, object, object]>([
		['of the vendor', { message: 'hunter22 is weak' }, { message: '*** is weak' }],
		['of the connection', { words: 'at hunter22' }, { words: 'at ***' }],
		['of a refusal', { reason: 'is "hunter22".' }, { reason: 'is "***".' }],
		['in lists', { fields: [{ message: 'x hunter22' }] }, { fields: [{ message: 'x ***' }] }],
		['in a name', { name: 'hunter22 Rao' }, { name: '*** Rao' }],
	])('%s lose the secrets in them', (_whose, what, expected) => {
		expect(clean(what, 'hunter22')).toEqual(expected);
	});

	it('lose the credential’s secret and the tokens as well', () => {
		expect(clean({ message: 'a token-1 b hunter22' }, 'hunter22', 'token-1').message).toBe(
			'a *** b ***',
		);
	});
});

describe('what an operator finds a user by', () => {
	it('stays whole, even if a secret stands in it', () => {
		const found = {
			id: '288256',
			login: 'asha.2882',
			number: '+9128820000',
			email: '2882@example.com',
		};
		const outcome: Failure = {
			kind: 'refused',
			why: { by: 'loginTaken', likeness: 'same', found: { ...found, raw: {} } },
		};
		expect(clean(outcome, '2882')).toEqual(outcome);
	});

	it('is what the messages say', () => {
		const outcome: Failure = {
			kind: 'refused',
			why: {
				...{ by: 'loginTaken', likeness: 'another' },
				found: { id: '288256', name: 'Ali 2882', raw: {} },
				reason: reason({ message: 'Password 2882 is weak.' }),
			},
		};
		const { whatToDo } = say(ACEFONE, { login: 'asha.2882' }, clean(outcome, '2882'));
		expect(whatToDo).toContain('Ali *** (user ID 288256)');
		expect(whatToDo).toContain('"Password *** is weak."');
	});
});

describe('an outcome', () => {
	it.each(Object.entries(OUTCOMES))(
		'%s is the same where no secret stands in it',
		(_name, outcome) => {
			expect(clean(outcome, 'hunter22')).toEqual(outcome);
		},
	);

	it('keeps its kinds, whatever the secret', () => {
		const outcome = OUTCOMES.unknown;
		expect(clean(outcome, 'unknown', 'create', 'timedOut')).toEqual(outcome);
	});

	it('that holds itself, or a fault, ends', () => {
		const error: Error & { self?: unknown } = new Error('x');
		error.self = error;
		const outcome: Failure = { kind: 'notSent', why: { kind: 'fault', error } };
		expect(clean(outcome, 'hunter22')).toMatchObject({ kind: 'notSent', why: { kind: 'fault' } });
	});
});
