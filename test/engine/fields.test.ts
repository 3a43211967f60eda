import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../sandbox';
import { acefone, servetel } from '../sandbox/telephony/brands';
import { crmComRows } from './fields/crmcom';
import { isOfType, itemOf, mappedTo, type Row } from './fields/row';
import { entriesOf, onScreen, screenOf } from './fields/screen';
import { telephonyRows } from './fields/telephony';
import { allParameters, Bench } from './fixture';

let bench: Bench;

beforeAll(async () => {
	bench = await Bench.open();
});
afterAll(async () => await bench.close());

/** Logins of their own, since one process keeps from creating a user twice. */
let logins = 0;

/** Keys of the tables that the item's login stands under. */
const LOGIN_KEYS = ['login_id', 'username'];

/** Runs the node on one item that has the rows' values, and says what it made of it. */
async function send(vendor: VendorName, rows: Row[], change: IDataObject = {}) {
	const { requests } = bench.standIn(vendor);
	const before = requests.length;
	const items = [{ ...itemOf(rows), ...change }];
	const parameters = { additionalFields: {}, ...mappedTo(rows) };
	const run = await bench.run(vendor, items, { parameters }, { timezone: 'Asia/Kolkata' });
	const creates = requests.slice(before).filter(({ endpoint }) => endpoint === 'create');
	const created = creates.filter(({ committed }) => committed !== undefined);
	const body = created[0]?.body as IDataObject | undefined;
	return { run, body, creates: creates.length, created: created.length };
}

const unique = (rows: Row[]): IDataObject => {
	const key = rows.find((row) => LOGIN_KEYS.includes(row.key))?.key;
	return key === undefined ? {} : { [key]: `user.${++logins}` };
};

const vendors: Array<[VendorName, Row[]]> = [
	['servetel', telephonyRows(servetel)],
	['acefone', telephonyRows(acefone)],
	['crmcom', crmComRows],
];

describe.each(vendors)('%s', (vendor, rows) => {
	const mandatory = rows.filter((row) => row.mandatory);

	it('creates a user from all rows at once', async () => {
		const login = unique(rows);
		const { run, body, created } = await send(vendor, rows, login);
		expect(run.error).toBeUndefined();
		expect(created).toBe(1);
		const sent = Object.fromEntries(rows.map((row) => [row.key, row.sent]));
		expect(body).toMatchObject({ ...sent, ...login });
		const token = vendor === 'crmcom' ? ['token'] : [];
		expect(Object.keys(body ?? {}).sort()).toEqual(
			[...token, ...rows.map(({ key }) => key)].sort(),
		);
	});

	it.each(rows.map((row) => [row.key, row] as const))('%s', async (key, row) => {
		expect(labelOnScreen(vendor, row)).toBe(row.label);

		const others = rows.filter((other) => other.mandatory || other === row);
		const login = LOGIN_KEYS.includes(key) ? {} : unique(rows);
		const { run, body, created } = await send(vendor, others, login);
		expect(run.error).toBeUndefined();
		expect(body?.[key]).toEqual(row.sent);
		expect(isOfType(row.type, body?.[key])).toBe(true);
		expect(created).toBe(1);
	});

	it.each(rows.map((row) => [row.key, row] as const))('%s with a wrong value', async (key, row) => {
		const others = rows.filter((other) => other.mandatory || other === row);
		const { run, creates } = await send(vendor, others, { [key]: row.wrong as IDataObject });
		const said = `${run.error?.message} ${unescaped(run.error?.description)}`;
		expect(run.error?.message).toContain(`'${row.label}' `);
		// The message has no full stop before the number of the item.
		expect(said).toContain(`'${row.label}' ${row.reason}`.replace(/\.$/, ''));
		expect(creates).toBe(0);
	});

	it.each(mandatory.map((row) => [row.key, row] as const))('%s is mandatory', async (key, row) => {
		for (const nothing of [undefined, null, '', ' \u00A0']) {
			// White space is a password, if a strange one.
			if (key === 'password' && nothing === ' \u00A0') continue;
			const { run, creates } = await send(vendor, mandatory, { [key]: nothing });
			expect(run.error?.message).toBe(`'${row.label}' is empty. A value is needed here [item 0]`);
			expect(creates).toBe(0);
		}
	});

	it('leaves out every optional field that is empty', async () => {
		const optional = rows.filter((row) => !row.mandatory);
		const empty = Object.fromEntries(optional.map(({ key }) => [key, '']));
		// A second password box left empty is a mismatch, see below.
		const unconfirmed = rows.filter(({ key }) => key !== 'password_confirmation');
		const { run, body } = await send(vendor, unconfirmed, { ...unique(rows), ...empty });
		expect(run.error).toBeUndefined();
		const added = vendor === 'crmcom' ? ['password_confirmation', 'token'] : ['create_web_login'];
		expect(Object.keys(body ?? {}).sort()).toEqual(
			[...added, ...mandatory.map(({ key }) => key)].sort(),
		);
	});
});

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
		const { body } = await send('crmcom', mandatory, { ...unique(crmComRows), token: 'mine' });
		expect(bench.standIn('crmcom').tokensIssued).toContain(body?.token);
		expect(allParameters().map(({ name }) => name)).not.toContain('token');
	});

	it('always gets the password as its confirmation', async () => {
		const { body } = await send('crmcom', mandatory, unique(crmComRows));
		expect(body?.password_confirmation).toBe('12345678');
	});

	it.each(['12345678 ', ''])('gets no user whose confirmation is "%s"', async (other) => {
		const wrong = { ...unique(crmComRows), password_confirmation: other };
		const { run, creates } = await send('crmcom', withConfirmation, wrong);
		expect(run.error?.message).toBe(
			"'Password Confirmation' is not the same as 'Password' [item 0]",
		);
		expect(creates).toBe(0);
	});
});

/** The display name of the row's parameter, where the screen has it for this vendor. */
function labelOnScreen(vendor: VendorName, { parameter, collection }: Row): string | undefined {
	const screen = screenOf(vendor);
	const place = collection === undefined ? screen : entriesOf(onScreen(screen, collection));
	return onScreen(place, parameter)?.displayName;
}

/** The text behind n8n's HTML. */
function unescaped(html: string | null | undefined): string {
	return String(html ?? '')
		.replace(/&quot;/g, '"')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&amp;/g, '&');
}
