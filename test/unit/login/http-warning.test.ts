import { NodeHelpers } from 'n8n-workflow';

import { CrmComApi } from '../../../credentials/CrmComApi.credentials';

const { properties } = new CrmComApi();
const notice = properties.find(({ type }) => type === 'notice')!;

it.each([
	['http://crm.example.com', true],
	[' HTTP://CRM.EXAMPLE.COM', true],
	['http:/crm.example.com', true],
	['http//crm.example.com', true],
	['https://crm.example.com', false],
	['http.example.com', false],
	['', false],
])('the credential of CRM.COM warns of an address without encryption: %j %s', (address, warns) => {
	const shown = NodeHelpers.displayParameter({ serverAddress: address }, notice, null, null);
	expect(shown).toBe(warns);
});
