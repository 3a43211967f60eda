/** Milliseconds between two looks. */
const INTERVAL = 150;

/**
 * Shows how many users there are while a run is under way: one line that is rewritten on a terminal,
 * a line for each change of ten elsewhere.
 * @returns ends it
 */
export function showProgress(label: string, expected: number, count: () => number): () => void {
	let shown = -1;
	const show = () => {
		const now = count();
		const text = `${label}: ${now} of ${expected} users`;
		if (process.stdout.isTTY) process.stdout.write(`\r${text}`);
		else if (Math.floor(now / 10) !== Math.floor(shown / 10)) console.log(text);
		shown = now;
	};
	const timer = setInterval(show, INTERVAL);
	return () => {
		clearInterval(timer);
		show();
		if (process.stdout.isTTY) process.stdout.write('\n');
	};
}
