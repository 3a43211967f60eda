import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { nodeTypes } from './fixture';

/** How often a timer that is always due is let run, in milliseconds. */
const BEAT = 5;

type Types = Record<string, INodeType>;

/** Whether the event loop turns while the node is at work. */
export class LoopWatch {
	private readonly beats: number[] = [];
	private timer?: NodeJS.Timeout;
	/** When the node began and ended, in milliseconds since the epoch. */
	began = 0;
	ended = 0;

	/** The package's node, watched while it runs. */
	types(types: Types = nodeTypes): Types {
		return Object.fromEntries(
			Object.entries(types).map(([name, type]) => [name, this.watched(type)]),
		);
	}

	private watched(type: INodeType): INodeType {
		const { begin, end } = { begin: () => this.begin(), end: () => this.end() };
		return Object.create(type, {
			execute: {
				async value(this: IExecuteFunctions) {
					begin();
					try {
						return await type.execute?.call(this);
					} finally {
						end();
					}
				},
			},
		}) as INodeType;
	}

	private begin(): void {
		this.timer = setInterval(() => this.beats.push(Date.now()), BEAT);
		this.began = Date.now();
	}

	private end(): void {
		this.ended = Date.now();
		clearInterval(this.timer);
	}

	/** How often the loop came round between two moments. */
	turns(from = this.began, to = this.ended): number {
		return this.beats.filter((at) => at >= from && at <= to).length;
	}

	/** The longest time without a turn, in milliseconds. */
	get longestSilence(): number {
		const moments = [this.began, ...this.beats, this.ended];
		return Math.max(...moments.slice(1).map((at, place) => at - (moments[place] ?? at)));
	}
}
