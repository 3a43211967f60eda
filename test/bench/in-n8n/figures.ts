import type { Run } from './stage';
import type { Count } from './vendor';
import type { NodeName } from './workflow';

/** What of a run is compared. */
export type Figure = 'cpu' | 'heap' | 'rss' | 'silence' | 'wall' | keyof Count;

/** The runs of one node in one case, as `--json` keeps them. */
export interface Figures {
	case: string;
	node: NodeName;
	runs: Run[];
}

/** A figure of every run, the least first. */
export function sorted({ runs }: Figures, figure: Figure): number[] {
	return runs.map((run) => run[figure]).sort((one, other) => one - other);
}

/** The median of a figure. */
export function median(one: Figures, figure: Figure): number {
	return sorted(one, figure)[Math.floor(one.runs.length / 2)] ?? NaN;
}

/** How often a node's median is the bare node's in the same case. */
export function toBare(all: Figures[], one: Figures, figure: Figure): number {
	const isBare = (other: Figures) => other.case === one.case && other.node === 'bare node';
	return median(one, figure) / median(all.find(isBare) ?? one, figure);
}
