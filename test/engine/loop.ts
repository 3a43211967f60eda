import type { IExecuteFunctions, INodeType } from 'n8n-workflow';

import { executing, nodeTypes } from './fixture';

/** How often a timer that is always due is let run, in milliseconds. */
const BEAT = 5;

/** When the loop came round, and what the process had worked by then, both in milliseconds. */
interface Beat {
	at: number;
	worked: number;
}

type Types = Record<string, INodeType>;

/** Whether the event loop turns while a workflow, and in it the node, is at work. */
export class LoopWatch {
	private readonly beats: Beat[] = [];
	/** When the node began and ended, in milliseconds since the epoch. */
	began = 0;
	ended = 0;

	/** Watches from now on until the work is done. */
	async during<T>(work: () => Promise<T>): Promise<T> {
		const timer = setInterval(() => this.beat(), BEAT);
		this.beat();
		try {
			return await work();
		} finally {
			clearInterval(timer);
			this.beat();
		}
	}

	private beat(): void {
		const { user, system } = process.cpuUsage();
		this.beats.push({ at: Date.now(), worked: (user + system) / 1000 });
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
		return this.beats.filter(({ at }) => at >= from && at <= to).length;
	}

	/**
	 * The longest time without a turn between two moments, in milliseconds. On a busy machine the process
	 * stands still without working, which is nobody's silence: no more is counted than it worked.
	 */
	longestSilence(from: number, to: number): number {
		return this.beats.reduce((most, { at, worked }, place) => {
			const before = this.beats[place - 1];
			if (!before) return most;
			const silent = Math.min(at, to) - Math.max(before.at, from);
			return Math.max(most, Math.min(silent, worked - before.worked));
		}, 0);
	}
}
