import { planOf } from '../../../nodes/CreateUser/creation/if-exists';
import type { NewUser } from '../../../nodes/CreateUser/vendors/contract';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';

const acefone = vendorNamed('acefone')!;

describe('an update', () => {
	const user: NewUser = {
		login: 'asha',
		name: 'Asha Rao',
		body: {
			name: 'Asha Rao',
			login_id: 'asha',
			password: 'Kx7-mQ2!',
			user_role: 7,
			caller_id: [1, 2],
			status: true,
			department: ['Sales'],
		},
	};

	it('sends what the page on updates takes, ids as text, and never the password', () => {
		expect(planOf(acefone, user, {})).toEqual({
			body: { name: 'Asha Rao', user_role: '7', caller_id: ['1', '2'] },
			notUpdated: ['status', 'department'],
			hasPassword: false,
		});
	});

	it('sends the password when told to', () => {
		expect(planOf(acefone, user, { resetPassword: true })).toMatchObject({
			body: { password: 'Kx7-mQ2!' },
			hasPassword: true,
		});
	});
});
