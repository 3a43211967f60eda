import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { VendorName } from '../sandbox';

/** New hires with these logins, as a trigger gives them. */
export function people(...logins: string[]): IDataObject[] {
	return logins.map((login, at) => ({
		login,
		name: `Person ${login}`,
		number: String(919_800_000_000 + at),
		email: `${login}@example.com`,
	}));
}

/** Parameters of Create User that take such people, with a password that n8n generates. */
export function mapped(vendor: VendorName, more: INodeParameters = {}): INodeParameters {
	const common = { vendor, mappingMode: 'defineBelow', generatePassword: true, options: {} };
	if (vendor === 'crmcom') {
		return {
			...common,
			userTemplate: { __rl: true, mode: 'name', value: 'Call Centre Agent' },
			username: '={{ $json.login }}',
			firstName: 'Person',
			lastName: '={{ $json.login }}',
			...more,
		};
	}
	return {
		...common,
		name: '={{ $json.name }}',
		number: '={{ $json.number }}',
		email: '={{ $json.email }}',
		loginId: '={{ $json.login }}',
		userRole: { __rl: true, mode: 'id', value: 'Agent' },
		callerIds: 'Line 1',
		...more,
	};
}
