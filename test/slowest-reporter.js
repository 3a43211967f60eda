const { relative } = require('node:path');

const SHOWN = 10;
const line = (ms, name) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${name}`;

/** Lists the slowest files and tests at the end; jest's own reporter says a line for each file. */
module.exports = class SlowestReporter {
	constructor({ rootDir }) {
		this.rootDir = rootDir;
	}

	onRunComplete(_contexts, { testResults }) {
		const files = testResults.map(({ perfStats, testFilePath }) => [
			perfStats.runtime,
			relative(this.rootDir, testFilePath),
		]);
		const tests = testResults.flatMap((file) =>
			file.testResults.map(({ duration, fullName }) => [duration ?? 0, fullName]),
		);
		if (files.length > 1) this.print('Slowest files', files);
		this.print('Slowest tests', tests);
	}

	print(title, entries) {
		const slowest = entries.sort(([a], [b]) => b - a).slice(0, SHOWN);
		const lines = slowest.map(([ms, name]) => line(ms, name));
		process.stderr.write(`\n${title}:\n${lines.join('\n')}\n`);
	}
};
