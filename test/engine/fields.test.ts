import type { IDataObject } from 'n8n-workflow';

import { servetel } from '../sandbox/telephony/brands';
import { crmComRows } from './fields/crmcom';
import { itemOf, mappedTo, type Row } from './fields/row';
import { telephonyRows } from './fields/telephony';
import { allParameters, Bench } from './fixture';

let bench: Bench;

beforeAll(async () => {
	bench = await Bench.open();
});
afterAll(async () => await bench.close());

/** Logins of their own, since one process keeps from creating a user twice. */
let logins = 0;

/** Runs the node on one item for CRM.COM that has the rows' values, and says what it made of it. */
async function send(rows: Row[], change: IDataObject = {}) {
	const { requests } = bench.standIn('crmcom');
	const before = requests.length;
	const items = [{ ...itemOf(rows), ...change }];
	const parameters = { additionalFields: {}, ...mappedTo(rows) };
	const run = await bench.run('crmcom', items, { parameters }, { timezone: 'Asia/Kolkata' });
	const creates = requests.slice(before).filter(({ endpoint }) => endpoint === 'create');
	return { run, body: creates[0]?.body as IDataObject | undefined, creates: creates.length };
}

const unique = (): IDataObject => ({ username: `user.${++logins}` });

it('says once of a value that cannot be read why, and of the others what is wrong', async () => {
	const rows = telephonyRows(servetel).filter(({ mandatory }) => mandatory);
	const broken = { ...mappedTo(rows), name: "={{ $('Nowhere').item.json.name }}" };
	const item = { ...itemOf(rows), email: 'jose' };
	const run = await bench.run('servetel', [item], { parameters: broken });
	expect(run.error?.message).toMatch(/^'Name' can't be read: /);
	const said = unescaped(run.error?.description).split('<br>');
	expect(said).toContainEqual(expect.stringMatching(/^'Email' is "jose", which is no/));
	expect(said.join()).not.toContain("'Name' is empty");
});

describe('crmcom', () => {
	const mandatory = crmComRows.filter((row) => row.mandatory);
	const confirmation = crmComRows.find(({ key }) => key === 'password_confirmation');
	const withConfirmation = confirmation ? [...mandatory, confirmation] : [];

	it('gets the token of the credential at the top of the body', async () => {
		const { body } = await send(mandatory, { ...unique(), token: 'mine' });
		expect(bench.standIn('crmcom').tokensIssued).toContain(body?.token);
		expect(allParameters().map(({ name }) => name)).not.toContain('token');
	});

	it('always gets the password as its confirmation', async () => {
		const { body } = await send(mandatory, unique());
		expect(body?.password_confirmation).toBe('12345678');
	});

	it.each(['12345678 ', ''])('gets no user whose confirmation is "%s"', async (other) => {
		const wrong = { ...unique(), password_confirmation: other };
		const { run, creates } = await send(withConfirmation, wrong);
		expect(run.error?.message).toBe(
			"'Password Confirmation' is not the same as 'Password' [item 0]",
		);
		expect(creates).toBe(0);
	});
});

/** The text behind n8n's HTML. */
function unescaped(html: string | null | undefined): string {
	return String(html ?? '')
		.replace(/&quot;/g, '"')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&amp;/g, '&');
}
