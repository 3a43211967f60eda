import { confirm, input, password, select } from '@inquirer/prompts';
import { vendorNames, type Credentials } from './account';
import type { Client } from './client';
import { choicesIn, type Choices } from './people';

/** A value from its environment variable, or asked for. */
async function text(variable: string, message: string, fallback?: string): Promise<string> {
	const given = process.env[variable];
	return given ?? (await input({ message, default: fallback }));
}

/** A secret from its environment variable, or typed without being shown. */
async function secret(variable: string, message: string): Promise<string> {
	return process.env[variable] ?? (await password({ message, mask: true }));
}

async function choice(
	variable: string,
	message: string,
	values: Array<[value: string, name: string]>,
) {
	const given = process.env[variable];
	const choices = values.map(([value, name]) => ({ value, name }));
	return given ?? (await select({ message, choices }));
}

export async function askVendor(): Promise<string> {
	return await choice('VERIFY_VENDOR', 'Vendor', vendorNames());
}

/** The credential, as n8n's screen has it. */
export async function askCredential(vendor: string): Promise<Credentials> {
	const isCrmCom = vendor === 'crmcom';
	const address = await text(
		'VERIFY_ADDRESS',
		isCrmCom ? 'Server address' : 'API root',
		DEFAULTS[vendor],
	);
	const where = isCrmCom ? { serverAddress: address } : { region: 'other', apiRoot: address };
	const connectUsing = await choice('VERIFY_CONNECT', 'Connect using', [
		['login', isCrmCom ? 'Username and password' : 'Login ID and password'],
		isCrmCom ? ['key', 'Web API key'] : ['token', 'API token'],
	]);
	if (connectUsing === 'token') {
		return { ...where, connectUsing, apiToken: await secret('VERIFY_TOKEN', 'API token') };
	}
	const unitId = isCrmCom ? await text('VERIFY_UNIT', 'Unit ID (may be empty)', '') : '';
	const unit = unitId === '' ? {} : { unitId };
	if (connectUsing === 'key') {
		return {
			...where,
			...unit,
			connectUsing,
			webApiKey: await secret('VERIFY_KEY', 'Web API key'),
		};
	}
	const login = await text('VERIFY_LOGIN', isCrmCom ? 'Username' : 'Login ID');
	const organisation = isCrmCom ? await text('VERIFY_ORGANISATION', 'Organisation') : '';
	const word = await secret('VERIFY_PASSWORD', 'Password');
	return isCrmCom
		? { ...where, ...unit, connectUsing, username: login, password: word, organisation }
		: { ...where, connectUsing, loginId: login, password: word };
}

const DEFAULTS: Record<string, string> = {
	acefone: 'https://api.acefone.in',
	servetel: 'https://api.servetel.in',
};

/** A user who is there, for a vendor that has no list. */
export async function askKnownUser(credentials: Credentials): Promise<string> {
	const own = typeof credentials.username === 'string' ? credentials.username : undefined;
	return await text('VERIFY_KNOWN_USER', 'Username of a user who is there (may be empty)', own);
}

/** True once the account was typed: users are going to be created there. */
export async function confirmAccount(account: string): Promise<boolean> {
	const typed = await input({ message: `Users will be created. Type ${account} to go on` });
	return typed.trim() === account;
}

/** What the new user may do. */
export async function askChoices(client: Client): Promise<Choices> {
	if (client.account.vendor.directory.kind === 'one') {
		return { template: await text('VERIFY_TEMPLATE', 'Name of the user template') };
	}
	const { roles, numbers } = choicesIn(client);
	const pairs = (list: Array<{ id: string; name: string }>): Array<[string, string]> =>
		list.map(({ id, name }) => [id, `${name} (${id})`]);
	return {
		roleId: await choice('VERIFY_ROLE', 'Role of the new user', pairs(roles)),
		numberId: await choice('VERIFY_NUMBER', 'Caller ID of the new user', pairs(numbers)),
	};
}

export async function mayDelete(login: string): Promise<boolean> {
	return await confirm({ message: `Delete the user ${login} again?`, default: true });
}

export async function haveLooked(): Promise<boolean> {
	return await confirm({
		message: 'Have you seen to them? Then they are not named again',
		default: false,
	});
}
