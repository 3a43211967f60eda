'use strict';

const { stop } = require('./probe.js');

/** Tells what was measured, and of what came how much went well. */
class BenchEnd {
	constructor() {
		this.description = {
			displayName: 'Bench End',
			name: 'benchEnd',
			group: ['transform'],
			version: 1,
			description: 'Tells what was measured',
			defaults: { name: 'Bench End' },
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
		};
	}

	async execute() {
		const measured = stop();
		const first = this.getInputData()[0]?.json;
		return [[{ json: { ...measured, items: this.getInputData().length, first } }]];
	}
}

module.exports = { BenchEnd };
