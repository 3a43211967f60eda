import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** Every delayed request listens to its signal, so that many listeners are no leak. */
function eraOfItsOwn(): AbortController {
	const era = new AbortController();
	setMaxListeners(0, era.signal);
	return era;
}

/** Delays that all end early, by throwing, when the stand-in is reset or closed. */
export class Clock {
	private era = eraOfItsOwn();

	/** The signal of now: a request keeps the one it began under. */
	get signal(): AbortSignal {
		return this.era.signal;
	}

	async wait(ms: number | undefined, signal: AbortSignal): Promise<void> {
		if (ms) await sleep(ms, undefined, { signal });
	}

	newEra(): void {
		this.era.abort();
		this.era = eraOfItsOwn();
	}
}

/** Counts what is under way and says when nothing is. */
export class Pending {
	private count = 0;
	private waiting: Array<() => void> = [];

	enter(): () => void {
		this.count += 1;
		let inside = true;
		return () => {
			if (!inside) return;
			inside = false;
			this.count -= 1;
			if (this.count === 0) this.waiting.splice(0).forEach((resolve) => resolve());
		};
	}

	async none(): Promise<void> {
		if (this.count > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
	}
}
