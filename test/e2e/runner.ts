import type { Area, Check } from './check';
import { FailedOnScreen } from './failed-screen';
import { Stage } from './stage';
import type { World } from './world';

export interface Result {
	area: string;
	check: string;
	passed: boolean;
}

/** Runs the checks one after the other and says a line for each; a failure does not keep the others. */
export async function runChecks(
	world: World,
	areas: Area[],
	isWanted: (area: Area, check: Check) => boolean,
): Promise<Result[]> {
	const results: Result[] = [];
	for (const area of areas) {
		const checks = area.checks.filter((one) => isWanted(area, one));
		if (area.inBrowser && !world.browser) {
			if (checks.length > 0) console.log(`--           ${area.title}: left out, no browser`);
			continue;
		}
		for (const check of checks) {
			const began = Date.now();
			const logged = world.n8n.log.mark();
			const failure = await failureOf(world, area, check);
			const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(5);
			const sign = failure === undefined ? 'ok  ' : 'FAIL';
			console.log(`${sign} ${seconds} s  ${area.title}: ${check.name}`);
			if (failure !== undefined) {
				const log = world.n8n.log.text(logged).split('\n').slice(-15).join('\n');
				console.log(`${indented(failure)}\n${indented(`n8n's log:\n${log}`)}`);
			}
			results.push({ area: area.title, check: check.name, passed: failure === undefined });
		}
	}
	return results;
}

async function failureOf(world: World, area: Area, check: Check): Promise<string | undefined> {
	try {
		await Stage.use(world, async (stage) => await check.run(stage));
		return undefined;
	} catch (error) {
		if (!(error instanceof FailedOnScreen)) return wordsOf(error);
		const file = error.keep(world.n8n.version, area.title, check.name);
		return `${wordsOf(error.failure)}\nThe screen: ${file}`;
	}
}

function wordsOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const ours = (error.stack ?? '').split('\n').filter((line) => /^ +at .*checks/.test(line));
	return [error.message, ...ours.slice(0, 2)].join('\n');
}

const indented = (text: string) => text.replace(/^/gm, '       ');
