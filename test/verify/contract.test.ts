import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VendorName } from '../sandbox';
import { like } from '../sandbox/like';
import { whatTheNodeCannot } from './contract';
import { checkAt } from './fixture';
import { opposites } from './opposites';
import { reportOf, type Report } from './report';
import { sandbox } from './stand-ins';

/** What the node can't do with an account that answers like a report. */
async function failuresLike(report: Report): Promise<string[]> {
	const name = report.vendor as VendorName;
	sandbox.reset();
	Object.assign(sandbox[name].settings, like(report));
	return whatTheNodeCannot((await checkAt(sandbox, name)).client);
}

const folder = join(__dirname, 'reports');
const files = existsSync(folder)
	? readdirSync(folder).filter((file) => file.endsWith('.json'))
	: [];

it('the node can do its work with every account that was reported', async () => {
	for (const file of files) {
		const report = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Report;
		expect({ file, failures: await failuresLike(report) }).toEqual({ file, failures: [] });
	}
});

it.each(['servetel', 'acefone', 'crmcom'] as const)(
	'and with one like the documents: %s',
	async (name) => {
		expect(await failuresLike(reportOf(await checkAt(sandbox, name)))).toEqual([]);
	},
);

// Forms that the node does not read: a report of one is a failing test.
it.each([
	['servetel', 'users.login', "The node can't find a user by login."],
	['servetel', 'users.cursor', "The node can't read the next page."],
	['servetel', 'timeGroups.readable', "The node can't read the list of timeGroups."],
	['servetel', 'detail.form', "The node can't read a user's e-mail."],
	['servetel', 'taken.refused', "The node can't see that a login is taken."],
	['crmcom', 'show.found', "The node can't find a user."],
] as const)('a report on %s that refutes %s is a failing test', async (name, fact, words) => {
	Object.assign(sandbox[name].settings, opposites[name][fact]);
	const report = reportOf(await checkAt(sandbox, name));
	expect(await failuresLike(report)).toEqual([words]);
});
