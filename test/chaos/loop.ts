import type { IDataObject, IExecuteFunctions, INodeType } from 'n8n-workflow';

import { executing, mappedParameters, nodeTypes } from '../engine/fixture';
import { LoopWatch } from '../engine/loop';
import type { VendorName } from '../sandbox';
import { openBench, people } from './storm';

/** Longest silences of the event loop, in milliseconds. */
export interface Silence {
	/** While the node was at work. */
	node: number;
	/** Before and after it: n8n's own. */
	around: number;
	seconds: number;
}

/** Ten fields of an expression each. */
function tenExpressions(vendor: VendorName): IDataObject {
	const note = "={{ $json.first.toLowerCase() + '-' + $json.last }}";
	if (vendor === 'crmcom') {
		return {
			additionalFields: { email: '={{ $json.email }}', ipAddress: '={{ "192.0.2.10" }}' },
			userDefinedFields: { udfString1: note, udfString2: note, udfString3: note, udfString4: note },
		};
	}
	return {
		createAgent: '={{ $json.login !== "" }}',
		status: '={{ $json.login !== "" }}',
		additionalFields: {
			agentGroups: note,
			blockWebLogin: '={{ $json.login === "" }}',
			createExtension: '={{ $json.login === "" }}',
		},
	};
}

/** A node that reads the same parameters of every item and does nothing else. */
function bareNode(names: string[]): INodeType {
	return executing(async function (this: IExecuteFunctions) {
		const items = this.getInputData();
		for (const item of items.keys()) {
			for (const name of names) this.getNodeParameter(name, item, '');
		}
		return [items];
	});
}

/** Runs a sheet of so many lines, with the node or with one that only reads the same parameters. */
export async function silenceOf(
	vendor: VendorName,
	lines: number,
	which: 'bare' | 'node',
): Promise<Silence> {
	const bench = await openBench(vendor);
	try {
		const more = tenExpressions(vendor);
		const parameters = { ...more, options: { concurrency: 20 } };
		const names = Object.keys({ ...mappedParameters(bench.sandbox, vendor), ...more });
		const [name = ''] = Object.keys(nodeTypes);
		const loop = new LoopWatch();
		const types = loop.types(which === 'node' ? nodeTypes : { [name]: bareNode(names) });
		const items = people({ users: lines, seed: 1 });
		const from = Date.now();
		const run = await loop.during(
			async () => await bench.run(vendor, items, { parameters }, { nodeTypes: types }),
		);
		const to = Date.now();
		if (run.status !== 'success') throw new Error(`${which}: ${run.error?.message}`);
		return {
			node: loop.longestSilence(loop.began, loop.ended),
			around: Math.max(loop.longestSilence(from, loop.began), loop.longestSilence(loop.ended, to)),
			seconds: (to - from) / 1000,
		};
	} finally {
		await bench.close();
	}
}
