/**
 * What must be ended or removed however this process comes to its end. The steps are synchronous, because
 * at exit there is no time for anything else, and the last one noted runs first.
 */
const steps: Array<() => void> = [];
let listening = false;

/** Notes a step for the end; the function given back takes it off again. */
export function atEnd(step: () => void): () => void {
	listen();
	steps.push(step);
	return () => {
		const index = steps.indexOf(step);
		if (index >= 0) steps.splice(index, 1);
	};
}

function listen(): void {
	if (listening) return;
	listening = true;
	process.on('exit', runAll);
	for (const [signal, code] of [
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
	] as const) {
		process.on(signal, () => process.exit(code));
	}
}

function runAll(): void {
	for (let step = steps.pop(); step; step = steps.pop()) {
		try {
			step();
		} catch {
			// One step must not keep the others from running.
		}
	}
}
