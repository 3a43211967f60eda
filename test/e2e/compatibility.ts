import { writeFileSync } from 'node:fs';
import type { Result } from './runner';
import { NODE_VERSION, type N8nVersion } from './versions';

export interface VersionResults {
	version: N8nVersion;
	results: Result[];
}

/** Writes what was checked on which n8n, as a table. It is the same after every run that passed. */
export function writeCompatibility(runs: VersionResults[], file: string): void {
	const names = new Map<string, string[]>();
	for (const { area, check } of runs.flatMap(({ results }) => results)) {
		const checks = names.get(area) ?? [];
		if (!checks.includes(check)) names.set(area, [...checks, check]);
	}
	const passed = ({ results }: VersionResults, area: string, check: string) =>
		results.some((one) => one.area === area && one.check === check && one.passed) ? 'yes' : '–';
	const sections = [...names].map(([area, checks]) =>
		[
			`## ${area}`,
			'',
			...table([
				['Checked', ...runs.map(({ version }) => `n8n ${version}`)],
				...checks.map((check) => [check, ...runs.map((one) => passed(one, area, check))]),
			]),
		].join('\n'),
	);
	const counts = runs.map(({ version, results }) => `${results.length} on n8n ${version}`);
	const releases = runs.map(({ version }) => version);
	releases.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
	const [oldest, newest] = [releases[0], releases.at(-1)];
	const intro = [
		'# What was checked on which n8n',
		'',
		`\`npm run e2e\` writes this page when everything has passed: it packs this package, puts it into a real n8n (on Node ${NODE_VERSION}) as n8n's own installer does, and works it against stand-ins of the three vendors. Passed: ${counts.join(', ')}. The oldest n8n that passed is ${oldest}, the newest ${newest}; every week the newest release is tried as well.`,
	].join('\n');
	writeFileSync(file, `${[intro, ...sections].join('\n\n')}\n`);
}

/** A table of Markdown, padded as prettier pads it. */
function table(rows: string[][]): string[] {
	const widths = (rows[0] ?? []).map((_, column) =>
		Math.max(...rows.map((row) => (row[column] ?? '').length)),
	);
	const line = (cells: string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const [head = [], ...others] = rows;
	return [line(head), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)];
}
