import { resetSafeRegexEngine, setSafeRegexEngine } from 'n8n-workflow';

import { actions, EVERY_VENDOR, onBench } from './cases';
import { hires } from './fixture';

/** What n8n makes of every pattern that a display condition has, when the process was held up for 250 ms. */
function timedOut(): never {
	throw new Error('Regular expression execution timed out');
}

beforeAll(() => {
	setSafeRegexEngine({
		exec: timedOut,
		test: timedOut,
		replace: timedOut,
		matchAll: timedOut,
		split: timedOut,
	});
});

afterAll(() => {
	resetSafeRegexEngine();
});

it.each(EVERY_VENDOR)('%s: no credential or parameter hangs on a pattern', async (vendor) => {
	await onBench(async (bench) => {
		expect(actions(await bench.run(vendor, hires(1)))).toEqual(['created']);
	});
});
