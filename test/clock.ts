afterEach(() => jest.restoreAllMocks());

/**
 * So much time passes for everything in this process, until the test ends. Timers are not touched, so
 * it is of no use to tests that run at the same time.
 */
export function timePasses(ms: number): void {
	const later = Date.now() + ms;
	const began = performance.now();
	jest.spyOn(Date, 'now').mockImplementation(() => Math.floor(later + performance.now() - began));
}
