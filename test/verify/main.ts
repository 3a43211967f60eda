/** `npm run verify`: what of docs/vendors.md holds at a real account. */
import { InvalidArgumentError, program } from 'commander';
import { appendFileSync, writeFileSync } from 'node:fs';
import { openAccount, type Account } from './account';
import { check, type CheckOptions } from './check';
import { asLine } from './exchange';
import { forget, Journal, leftBy } from './journal';
import * as ask from './questions';
import { reportOf } from './report';
import { summaryOf, tableOf } from './table';

/** Milliseconds between requests: below the lowest limit that is known, three a second. */
const PAUSE = 400;
/** Milliseconds between two looks for a new user. */
const LOOK_AGAIN = 2000;

interface Options {
	create?: true;
	report: string;
	journal: string;
	pause: number;
}

async function main(): Promise<void> {
	program
		.description('Checks what docs/vendors.md assumes at an account of a vendor')
		.option('--create', 'create users too, after you have typed the account')
		.option('--report <file>', 'where the report goes', 'report.json')
		.option('--journal <file>', 'where sent user names are kept', '.cache/verify/sent.jsonl')
		.option('--pause <ms>', 'between requests', milliseconds, PAUSE);
	const options = program.parse().opts<Options>();
	await nameLeft(options.journal);
	// Where the report can't be written is said now, not when an account has been asked all of it.
	appendFileSync(options.report, '');

	const vendor = await ask.askVendor();
	const credentials = await ask.askCredential(vendor);
	const account = openAccount(vendor, credentials);
	if (typeof account === 'string') return fail(account);
	const knownUser = vendor === 'crmcom' ? await ask.askKnownUser(credentials) : '';

	const { client, facts } = await check(account, {
		pause: options.pause,
		...(knownUser === '' ? {} : { knownUser }),
		onSend: ({ step, request }) => progress(`${step}: ${asLine(request)}`),
		...(options.create ? { create: creating(account, options) } : {}),
	});
	progress('');
	console.log(tableOf(facts));
	console.log(summaryOf(facts));
	const report = reportOf({ client, facts });
	writeFileSync(options.report, `${JSON.stringify(report, null, '\t')}\n`);
	console.log(
		`\nThe report is in ${options.report}, every value in it replaced. Read it before you send it:`,
	);
	console.log('docs/vendors.md says where to.');
	if (options.create) await nameLeft(options.journal);
}

/** A pause that is none would be more than an account's limit. */
function milliseconds(text: string): number {
	if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It takes milliseconds.');
	return Number(text);
}

/** Creates only once the account was typed. */
function creating({ identity, vendor }: Account, options: Options): CheckOptions['create'] {
	return async (client) => {
		progress('');
		const { host } = new URL(identity.root);
		if (!(await ask.confirmAccount(host))) {
			console.log('That is not the account. No user is created.');
			return undefined;
		}
		return {
			choices: await ask.askChoices(client),
			journal: new Journal(options.journal, `${vendor.label} at ${host}`),
			lookAgain: LOOK_AGAIN,
			mayDelete: async (login) => {
				progress('');
				return await ask.mayDelete(login);
			},
		};
	};
}

/** Names the users whom this or an earlier check may have left, until somebody has seen to them. */
async function nameLeft(journal: string): Promise<void> {
	const left = leftBy(journal);
	if (left.length === 0) return;
	console.log(
		'A check sent these user names, and the users may be there. Delete them in the panel:',
	);
	for (const { host, login, times } of left) {
		console.log(`  ${login} (${host})${times > 1 ? `, up to ${times} times` : ''}`);
	}
	if (process.stdin.isTTY && (await ask.haveLooked())) forget(journal);
}

/** One line that is written over. */
function progress(line: string): void {
	if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line.slice(0, 100)}`);
}

function fail(words: string): void {
	console.error(words);
	process.exitCode = 1;
}

void main().catch((error: Error) =>
	fail(error.name === 'ExitPromptError' ? 'Ended.' : error.message),
);
