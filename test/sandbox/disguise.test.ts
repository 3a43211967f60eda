import { ask, createAt, crmBase, crmToken, getAt, newCrmUser, post } from './client';
import { startSandbox, type Sandbox } from './index';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const name = "Mary-Jane O'Brien & Co";

/** Servetel's page and list entry of a new user. */
async function telephony() {
	const { servetel } = sandbox;
	const made = await createAt(servetel, 'new', { name, number: '919876543210' });
	const id = String(made.json.data.id);
	const page = (await getAt(servetel, `/v1/user/${id}`)).json.data;
	const list = (await getAt(servetel, `/v1/users?last_seen_id=${Number(id) - 1}`)).json.data;
	return { page, entry: list[0] };
}

/** CRM.COM's users/show of a new user. */
async function crm() {
	const { crmcom } = sandbox;
	const token = await crmToken(crmcom);
	const names = { first_name: 'Mary-Jane', last_name: "O'Brien", email: 'mj@example.com' };
	await post(`${crmBase(crmcom)}/users/create`, newCrmUser(token, 'new', names));
	const query = new URLSearchParams({ token, user_identifier: 'username=new' });
	return (await ask(`${crmBase(crmcom)}/users/show?${query}`)).json.data;
}

it.each([
	['asGiven', name, "Mary-Jane O'Brien"],
	['lastFirst', "Co, Mary-Jane O'Brien &", "O'Brien, Mary-Jane"],
	['forHtml', 'Mary-Jane O&#039;Brien &amp; Co', 'Mary-Jane O&#039;Brien'],
	['initials', 'M. O. &. Co', "M. O'Brien"],
] as const)('names shown %s', async (namesShown, whole, two) => {
	sandbox.servetel.settings.namesShown = namesShown;
	sandbox.crmcom.settings.namesShown = namesShown;
	const { page, entry } = await telephony();
	expect([page.name, entry.name]).toEqual([whole, whole]);
	expect((await crm()).person_name).toBe(two);
	expect(sandbox.servetel.created[0]?.fields.name).toBe(name);
});

it.each([
	['asGiven', '919876543210'],
	['lastDigits', '********3210'],
	['middleHidden', '919876XXXX10'],
] as const)('numbers shown %s', async (numbersShown, number) => {
	sandbox.servetel.settings.numbersShown = numbersShown;
	const { page, entry } = await telephony();
	expect([page.number, page.agent.number]).toEqual([number, number]);
	expect(entry.agent.follow_me_number).toBe(number);
});

it('contacts that are hidden', async () => {
	sandbox.servetel.settings.contactsHidden = true;
	sandbox.crmcom.settings.contactsHidden = true;
	const { page, entry } = await telephony();
	expect(JSON.stringify([page, entry])).not.toMatch(/9198|example\.com/);
	expect((await crm()).email).toBeNull();
});

it('secrets of an extension, where they are shown', async () => {
	const { servetel } = sandbox;
	const { json } = await createAt(servetel, 'new', { create_extension: true });
	const page = async () => JSON.stringify((await getAt(servetel, `/v1/user/${json.data.id}`)).json);
	expect(await page()).not.toContain('sip-');
	servetel.settings.sipSecretsShown = true;
	expect(await page()).toMatch(/"sip_password":"sip-two-\d+","secret":"sip-three-\d+"/);
});
