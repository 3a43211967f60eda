import type { IDataObject } from 'n8n-workflow';

import type { FaultRule } from '../sandbox';
import { byLogin, CONTINUE, NODE, onBench, VENDORS } from './cases';
import { hires } from './fixture';

/** A password that only the expression of the node knows how to make, with a quote that all escape. */
const MAPPED = `={{ 'Zq7"' + $json.login.split('').reverse().join('') + '"7qZ' }}`;
const CORE = /\d+\.erih/;

/** A password as servers write it into pages, addresses and texts. */
function inForms(password: string): string[] {
	const base64 = Buffer.from(password).toString('base64');
	const quotes = ['&quot;', '&#34;', '&#x22;', '%22', '\\"', '\\\\\\"', '\\u0022'];
	return [
		...quotes.map((quote) => password.replaceAll('"', quote)),
		...[base64, base64.replace(/=+$/, '')],
	];
}

/** A refusal by either platform that has each of these in its words, and as a name. */
function refusalOf(words: string[]): unknown {
	const message = `You sent ${words.join(' ')}`;
	const errors = Object.fromEntries(words.map((word) => [word, [`${word} is weak`]]));
	const status = { code: 'COM.CRM.EXCEPTION.X', description: message, message };
	return { success: false, status, message, errors };
}

/** n8n itself puts the input of a refused item beside its error, so no password stands in the input. */
const people = hires(2).map(({ password: _none, ...hire }): IDataObject => hire);

it.concurrent.each(VENDORS)(
	'%s: a vendor that quotes a password in forms of its own',
	async (vendor) => {
		await onBench(async (bench) => {
			bench.credentials.edit(vendor, byLogin(bench, vendor) as never);
			for (const isPage of [false, true]) {
				const forms = new Set<string>();
				const rule: FaultRule = { on: 'create', kind: 'answer', status: 422, body: {} };
				const when: FaultRule['when'] = ({ body }) => {
					const { password = '' } = (body ?? {}) as { password?: string };
					const all = inForms(password);
					all.forEach((form) => forms.add(form));
					rule.body = isPage ? `<p>You sent ${all.join(' ')}</p>` : refusalOf(all);
					return true;
				};
				bench.standIn(vendor).faults.plan = [Object.assign(rule, { when })];
				const parameters = { password: MAPPED, additionalFields: {} };
				const run = await bench.run(vendor, people, { parameters, node: CONTINUE });
				const shown = [run.savedBy(NODE), JSON.stringify(run.runData[NODE]), ...run.logs].join(
					'\n',
				);
				expect(shown).toContain('You sent ***');
				expect(forms.size).toBeGreaterThan(10);
				expect([...forms].filter((form) => shown.includes(form))).toEqual([]);
				expect(shown).not.toMatch(CORE);
			}
		});
	},
);
