import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { executing, nodeTypes } from './fixture';

/** How often a timer that is always due is let run, in milliseconds. */
const BEAT = 5;

type Types = Record<string, INodeType>;

/** Whether the event loop turns while a workflow, and in it the node, is at work. */
export class LoopWatch {
	private readonly beats: number[] = [];
	/** When the node began and ended, in milliseconds since the epoch. */
	began = 0;
	ended = 0;

	/** Watches from now on until the work is done. */
	async during<T>(work: () => Promise<T>): Promise<T> {
		const timer = setInterval(() => this.beats.push(Date.now()), BEAT);
		try {
			return await work();
		} finally {
			clearInterval(timer);
		}
	}

	/** These node types, and notes when one of them is at work. */
	types(types: Types = nodeTypes): Types {
		return Object.fromEntries(
			Object.entries(types).map(([name, type]) => [name, this.noted(type)]),
		);
	}

	private noted(type: INodeType): INodeType {
		const note = (moment: 'began' | 'ended') => (this[moment] = Date.now());
		return executing(async function (this: IExecuteFunctions) {
			note('began');
			try {
				return (await type.execute?.call(this)) ?? null;
			} finally {
				note('ended');
			}
		}, type);
	}

	/** How often the loop came round between two moments. */
	turns(from = this.began, to = this.ended): number {
		return this.beats.filter((at) => at >= from && at <= to).length;
	}

	/** The longest time without a turn between two moments, in milliseconds. */
	longestSilence(from: number, to: number): number {
		const moments = [from, ...this.beats.filter((at) => at > from && at < to), to];
		return moments.reduce((most, at, place) => Math.max(most, at - (moments[place - 1] ?? at)), 0);
	}
}
