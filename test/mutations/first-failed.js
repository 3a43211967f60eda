const { writeFileSync } = require('node:fs');
const { relative, resolve } = require('node:path');

/** Writes down the first test that fails; jest ends without a word of its own when it is told to bail. */
module.exports = class FirstFailed {
	constructor() {
		this.isWritten = false;
	}

	onTestResult(_test, { testFilePath, testResults, testExecError }) {
		const failed = testResults.find(({ status }) => status === 'failed');
		if (this.isWritten || (!failed && !testExecError)) return;
		this.isWritten = true;
		const file = relative(resolve(__dirname, '..'), testFilePath);
		this.write(`${file}: ${failed?.fullName ?? testExecError.message.split('\n')[0]}`);
	}

	onRunComplete() {
		if (!this.isWritten) this.write('');
	}

	write(text) {
		writeFileSync(process.env.FIRST_FAILED, text);
	}
};
