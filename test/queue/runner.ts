import type { N8nVersion } from '../e2e/versions';
import type { Scenario } from './scenario';
import { Site } from './site';
import type { Stack } from './stack';

/** What came of a scenario. */
export interface Row {
	version: N8nVersion;
	scenario: Scenario;
	figures: string[];
	/** Promises that did not hold. */
	broken: string[];
	isGood: boolean;
}

/** Runs them one after the other and says a line for each; a failure does not keep the others. */
export async function runScenarios(stack: Stack, scenarios: Scenario[]): Promise<Row[]> {
	const rows: Row[] = [];
	for (const scenario of scenarios) {
		const began = Date.now();
		const row = await rowOf(stack, scenario);
		const took = Math.round((Date.now() - began) / 1000);
		console.log(`${row.isGood ? 'ok  ' : 'FAIL'} ${took} s  ${scenario.name}`);
		for (const line of [...row.figures, ...row.broken.map((one) => `broken: ${one}`)]) {
			console.log(`       ${line}`);
		}
		rows.push(row);
	}
	return rows;
}

async function rowOf(stack: Stack, scenario: Scenario): Promise<Row> {
	const { version } = stack;
	try {
		await stack.main.ready();
		const { figures, promises } = await Site.use(stack, async (site) => await scenario.run(site));
		const broken = promises.flatMap(([promise, held]) => (held ? [] : [promise]));
		return { version, scenario, figures, broken, isGood: broken.length === 0 };
	} catch (error) {
		const logs = [stack.main, ...stack.workers].map(({ name, log }) => `${name}:\n${log.tail(8)}`);
		console.log(logs.join('\n'));
		return { version, scenario, figures: [], broken: [String(error)], isGood: false };
	}
}
