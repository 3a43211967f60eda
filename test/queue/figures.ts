import { readFileSync, writeFileSync } from 'node:fs';
import { N8N_VERSIONS } from '../e2e/versions';
import type { Row } from './runner';
import type { Scenario } from './scenario';

/** Between these lines of the page stands what a run has measured. */
const BEGINNING = '<!-- figures of `npm run e2e:queue`, which writes them -->';
const END = '<!-- end of the figures -->';

/** What was measured of each scenario, by its title and then by n8n's version. */
type Figures = Map<string, Map<string, string>>;

/** Puts what a run has measured into the page; what it did not measure stays as it is there. */
export function writeFigures(file: string, rows: Row[], scenarios: Scenario[]): void {
	const page = readFileSync(file, 'utf8');
	const figures = figuresIn(page);
	for (const { version, scenario, figures: measured, broken } of rows) {
		const known = figures.get(scenario.title) ?? new Map<string, string>();
		const verdict = broken.length === 0 ? [] : [`**not kept: ${broken.join('; ')}**`];
		known.set(version, [...measured, ...verdict].join('; '));
		figures.set(scenario.title, known);
	}
	const [before] = page.split(BEGINNING, 1);
	const [, after = ''] = page.split(END);
	const sections = scenarios.map(({ title }) => sectionOf(title, figures.get(title)));
	writeFileSync(file, [before, BEGINNING, ...sections, `\n\n${END}`, after].join(''));
}

/** What the page has of each scenario. */
export function figuresIn(page: string): Figures {
	const [, marked = ''] = page.split(BEGINNING);
	const figures: Figures = new Map();
	for (const section of (marked.split(END, 1)[0] ?? '').split(/^### /m).slice(1)) {
		const [title = '', ...lines] = section.split('\n');
		const entries = lines.flatMap((line) => {
			const [, version, measured] = /^- n8n (\S+): (.*)$/.exec(line) ?? [];
			return version === undefined || measured === undefined ? [] : [[version, measured] as const];
		});
		figures.set(title, new Map(entries));
	}
	return figures;
}

function sectionOf(title: string, measured = new Map<string, string>()): string {
	const lines = N8N_VERSIONS.flatMap((version) => {
		const figures = measured.get(version);
		return figures === undefined ? [] : [`- n8n ${version}: ${figures}`];
	});
	return ['', '', `### ${title}`, ...(lines.length > 0 ? ['', ...lines] : [])].join('\n');
}
