require('reflect-metadata');
require('./engine/harness/n8n-settings');
const { TestEnvironment } = require('jest-environment-node');

/** Lets a test file have modules that jest loads once for each of its processes: loaded-once.ts. */
module.exports = class N8nEnvironment extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		this.global.loadedOnce = require;
	}
};
