/** Brings what work brings, or nothing once its run waits no longer. */
export type UntilEnd = <T>(work: Promise<T>) => Promise<T | undefined>;

/** The first of work and a deadline. Of the signal's listeners none stays, or it would hold what work brought. */
export async function within<T>(deadline: AbortSignal, work: Promise<T>): Promise<T | undefined> {
	return await new Promise<T | undefined>((resolve, reject) => {
		const giveUp = () => resolve(undefined);
		deadline.addEventListener('abort', giveUp);
		void work.then(resolve, reject).then(() => deadline.removeEventListener('abort', giveUp));
	});
}
