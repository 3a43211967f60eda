import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresIn } from '../queue/figures';
import { scenarios } from '../queue/scenarios';

const PAGE = join(__dirname, '..', '..', 'docs', 'scaling.md');

describe('docs/scaling.md', () => {
	it('has figures of every scenario of `npm run e2e:queue`, on each n8n that it is for', () => {
		const figures = figuresIn(readFileSync(PAGE, 'utf8'));
		expect([...figures.keys()]).toEqual(scenarios.map(({ title }) => title));
		for (const { title, on = ['2.41.1', '1.123.80'] } of scenarios) {
			expect([...(figures.get(title)?.keys() ?? [])]).toEqual(on);
		}
	});
});
