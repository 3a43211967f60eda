import { pauses } from '../wire/pauses';
import { sleep } from '../wire/wait';

/**
 * Gives way to the event loop whenever there was work for long. n8n renews its hold on a job from there:
 * a queue takes a worker for dead that is silent for a minute, and may start its job a second time.
 */
export function breather(): () => Promise<void> {
	let last = Date.now();
	return async () => {
		if (Date.now() - last < pauses.slice) return;
		await sleep(0);
		last = Date.now();
	};
}
