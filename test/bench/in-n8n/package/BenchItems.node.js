'use strict';

const { start } = require('./probe.js');

/** Makes so many new hires and starts to measure. */
class BenchItems {
	constructor() {
		this.description = {
			displayName: 'Bench Items',
			name: 'benchItems',
			group: ['transform'],
			version: 1,
			description: 'Makes items and starts to measure',
			defaults: { name: 'Bench Items' },
			inputs: ['main'],
			outputs: ['main'],
			properties: [],
		};
	}

	async execute() {
		const { count, first } = this.getInputData()[0].json.body;
		const items = Array.from({ length: count }, (_, index) => {
			const n = first + index;
			const json = {
				name: `First${n} Last${n}`,
				number: `9198${String(10_000_000 + n)}`,
				email: `hire${n}@example.com`,
				login_id: `hire.${n}`,
				password: `Secret-${n}-x!`,
			};
			return { json, pairedItem: { item: 0 } };
		});
		start();
		return [items];
	}
}

module.exports = { BenchItems };
