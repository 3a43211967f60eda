import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

import type { Vendor } from '../vendors/contract';
import type { AutomaticMapping } from './automatic';
import { listed } from './messages';
import type { Settled } from './outputs';
import type { Settings } from './settings';

/** How a line names each outcome, in the order of the line. */
const WORDS: Record<string, string> = {
	created: 'created',
	existing: 'existed already',
	updated: 'updated',
	refused: 'refused',
	unknown: 'not certain',
	notSent: 'not sent',
	repeat: 'the same as another item',
};

function countBy(settled: Settled[]): Map<string, number> {
	const counts = new Map<string, number>();
	const count = (name: string, more: number) => counts.set(name, (counts.get(name) ?? 0) + more);
	for (const { outcome, items } of settled) {
		count(outcome.kind === 'success' ? outcome.action : outcome.kind, 1);
		if (items.length > 1) count('repeat', items.length - 1);
	}
	return counts;
}

function summary(counts: Map<string, number>, total: number): string {
	const parts = Object.entries(WORDS)
		.filter(([name]) => counts.has(name))
		.map(([name, words]) => `${counts.get(name)} ${words}`);
	return `${total} ${total === 1 ? 'item' : 'items'}: ${parts.join(', ')}. See 'action' and the error output.`;
}

function drySummary(counts: Map<string, number>, { label }: Vendor): string {
	const count = (...names: string[]) =>
		names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
	const existing = count('wouldReturn', 'wouldUpdate');
	const refused = count('refused', 'unknown', 'notSent');
	return `Dry Run is on: nothing was sent to ${label}. ${count('wouldCreate')} users would be created, ${existing} exist already, ${refused} items would be refused.`;
}

function mappingLines({ used, unused, replaced }: AutomaticMapping): string[] {
	const not = unused.length > 0 ? ` Not used: ${listed(unused)}.` : '';
	const lines = [`Input fields used: ${listed(used) || 'none'}.${not}`];
	for (const [name, count] of replaced) {
		lines.push(
			`Values from 'Values for Every User' replaced the input's '${name}' in ${count} items.`,
		);
	}
	return lines;
}

/** Shows lines above the output: partial success is never silent. */
export function showHints(
	context: IExecuteFunctions,
	vendor: Vendor,
	settings: Settings,
	settled: Settled[],
	mapping: AutomaticMapping | undefined,
	secretChanged: boolean,
): void {
	const total = settled.reduce((sum, { items }) => sum + items.length, 0);
	const counts = countBy(settled);
	const lines: string[] = [];
	if (settings.dryRun) lines.push(drySummary(counts, vendor));
	else if (total > 1 || !counts.has('created')) lines.push(summary(counts, total));
	if (mapping) lines.push(...mappingLines(mapping));
	if (secretChanged) {
		lines.push(
			"The secret of the credential was changed since the first try of this execution, so the passwords of users created before can't be shown again. 'Reset Password on Update' gives them new ones.",
		);
	}
	const hints = lines.map((message): NodeExecutionHint => ({ message, location: 'outputPane' }));
	// n8n 1.123 may lack this function.
	context.addExecutionHints?.(...hints);
}
