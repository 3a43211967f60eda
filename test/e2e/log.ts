import { createWriteStream, type WriteStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** The lines that a program printed, in memory and, if wanted, in a file. */
export class Log {
	readonly lines: string[] = [];
	private readonly file: WriteStream | undefined;

	constructor(path?: string) {
		this.file = path === undefined ? undefined : createWriteStream(path);
	}

	follow(stream: Readable | null): void {
		let rest = '';
		stream?.setEncoding('utf8').on('data', (text: string) => {
			this.file?.write(text);
			const lines = (rest + text).split('\n');
			rest = lines.pop() ?? '';
			this.lines.push(...lines);
		});
		stream?.once('end', () => rest && this.lines.push(rest));
	}

	/** A place in the log, to look later only at what came after it. */
	mark(): number {
		return this.lines.length;
	}

	matching(pattern: RegExp, since = 0): string[] {
		return this.lines.slice(since).filter((line) => pattern.test(line));
	}

	tail(count = 30): string {
		return this.lines.slice(-count).join('\n');
	}

	text(since = 0): string {
		return this.lines.slice(since).join('\n');
	}

	close(): void {
		this.file?.end();
	}
}
