/** What came of an attempt: its value, or what it threw. */
export type Attempt<T> = { value: T } | { error: unknown };

/** Awaits work that may reject. Telling errors apart is then a matter of types, not of control flow. */
export async function attempt<T>(work: () => Promise<T> | T): Promise<Attempt<T>> {
	try {
		return { value: await work() };
	} catch (error) {
		return { error };
	}
}

/** The same for work that is done at once. */
export function attemptNow<T>(work: () => T): Attempt<T> {
	try {
		return { value: work() };
	} catch (error) {
		return { error };
	}
}

/** The words of whatever was thrown. */
export function wordsOfError(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
