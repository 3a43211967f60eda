// The only timer that n8n allows a community node, besides those of `AbortSignal`.
export { sleep } from 'n8n-workflow';

/** Brings what work brings, or nothing once its run waits no longer. */
export type UntilEnd = <T>(work: Promise<T>) => Promise<T | undefined>;

/**
 * What work brings, or nothing once an end comes first. Nothing of it stays behind.
 * @param listen has the end call what it is given, and returns how that is left off
 */
export async function orEnd<T>(
	work: Promise<T>,
	listen: (end: () => void) => () => void,
): Promise<T | undefined> {
	return await new Promise<T | undefined>((resolve, reject) => {
		const leave = listen(() => resolve(undefined));
		void work.then(resolve, reject).then(leave);
	});
}

/** The first of work and a deadline. */
export async function within<T>(deadline: AbortSignal, work: Promise<T>): Promise<T | undefined> {
	return await orEnd(work, (end) => {
		deadline.addEventListener('abort', end);
		return () => deadline.removeEventListener('abort', end);
	});
}
