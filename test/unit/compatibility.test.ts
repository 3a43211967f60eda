import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { areas } from '../e2e/checks';

const PAGE = join(__dirname, '..', '..', 'docs', 'compatibility.md');

/** Headings and first cells, in their order. */
function tabled(page: string): string[] {
	const names = page.split('\n').map((line) => /^(?:## |\| )(.+?) *(?:\||$)/.exec(line)?.[1]);
	return names.filter((name): name is string => name !== undefined && !/^(Checked|-+)$/.test(name));
}

describe('docs/compatibility.md', () => {
	it('names the checks of `npm run e2e`, which writes it when a whole run has passed', () => {
		const checks = areas.flatMap(({ title, checks: all }) => [
			title,
			...all.map(({ name }) => name),
		]);
		expect(tabled(readFileSync(PAGE, 'utf8'))).toEqual(checks);
	});
});
