/** `npm run bench:chart`: draws what `npm run bench -- --json` has kept. */
import '../typescript-first';

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Command } from 'commander';
import { init } from 'echarts';

import { toBare, type Figure, type Figures } from './figures';
import type { NodeName } from './workflow';

const FILE = join(__dirname, '..', '..', '..', 'docs', 'images', 'bench.svg');
const SIZE = { width: 900, height: 420 };
const NODES: NodeName[] = ['this node', 'HTTP Request'];
const COLOURS = ['#2a9d8f', '#c9c9c9'];
const PANELS: Array<{ figure: Figure; title: string; left: string }> = [
	{ figure: 'cpu', title: 'CPU time, times the bare node’s', left: '28%' },
	{ figure: 'heap', title: 'Peak memory, times the bare node’s', left: '67%' },
];

/** Both figures of each case beside the bare node's, as an SVG. */
function chartOf(all: Figures[]): string {
	// The first case stands at the top.
	const cases = [...new Set(all.map((one) => one.case))].filter(isOfCost).reverse();
	const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
	chart.setOption({
		animation: false,
		backgroundColor: '#ffffff',
		color: COLOURS,
		title: PANELS.map(({ title, left }) => ({ text: title, left, textStyle: { fontSize: 13 } })),
		legend: { bottom: 0, data: NODES },
		grid: PANELS.map(({ left }) => ({ left, width: '30%', top: 40, bottom: 60 })),
		xAxis: PANELS.map((_, gridIndex) => ({ gridIndex, type: 'value', min: 0 })),
		yAxis: PANELS.map((_, gridIndex) => ({
			...{ gridIndex, type: 'category', data: cases },
			axisLabel: { show: gridIndex === 0 },
		})),
		series: PANELS.flatMap(({ figure }, panel) =>
			NODES.map((name, place) => ({
				...{ name, type: 'bar', xAxisIndex: panel, yAxisIndex: panel },
				label: { show: true, position: 'right' },
				data: cases.map((title) => ratioOf(all, title, name, figure)),
				...(place === 0 ? { markLine: BARE } : {}),
			})),
		),
	});
	const drawn = chart.renderToSVGString();
	// A chart that is left waits for its next frame for ever.
	chart.dispose();
	return drawn;
}

/** False for a case in which a limit of the vendor decides, and not every node creates all users. */
const isOfCost = (name: string) => !name.includes('per second');

/** Where the bare node is. */
const BARE = {
	...{ silent: true, symbol: 'none', data: [{ xAxis: 1 }] },
	...{ lineStyle: { color: '#555555', type: 'dashed' }, label: { show: false } },
};

function ratioOf(all: Figures[], title: string, node: NodeName, figure: Figure): number | '-' {
	const one = all.find((other) => other.case === title && other.node === node);
	return one ? Number(toBare(all, one, figure).toFixed(2)) : '-';
}

function main(): void {
	const { args } = new Command()
		.description('Draws what `npm run bench -- --json <file>` has kept.')
		.argument('<file...>')
		.parse();
	const all = args.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as Figures[]);
	writeFileSync(FILE, `${chartOf(all)}\n`);
}

main();
