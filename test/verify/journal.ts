import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	rmSync,
	writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** What a line of the journal says of a user name. It holds no secret, and no answer. */
interface Line {
	host: string;
	login: string;
	what: 'deleted' | 'refused' | 'sending';
}

/** A user name that was sent and whose user may be there. */
export interface Left {
	host: string;
	login: string;
	/** How many requests with it were sent and not refused. */
	times: number;
}

/**
 * The user names that were sent, on disk before each request leaves: whatever ends the check, the next
 * start can say whom it may have left.
 */
export class Journal {
	constructor(
		private readonly path: string,
		private readonly host: string,
	) {}

	sending(login: string): void {
		this.write({ host: this.host, login, what: 'sending' });
	}

	/** The vendor refused the last request with this user name. */
	refused(login: string): void {
		this.write({ host: this.host, login, what: 'refused' });
	}

	deleted(login: string): void {
		this.write({ host: this.host, login, what: 'deleted' });
	}

	private write(line: Line): void {
		mkdirSync(dirname(this.path), { recursive: true });
		const file = openSync(this.path, 'a', 0o600);
		// Behind a line of its own: one before it may have been cut short, and would take this one along.
		writeSync(file, `\n${JSON.stringify(line)}\n`);
		fsyncSync(file);
		closeSync(file);
	}
}

/** Whom earlier checks may have left, and where. */
export function leftBy(path: string): Left[] {
	if (!existsSync(path)) return [];
	const left = new Map<string, Left>();
	for (const { host, login, what } of readFileSync(path, 'utf8').split('\n').flatMap(lineOf)) {
		const key = `${host} ${login}`;
		const { times } = left.get(key) ?? { times: 0 };
		const change = { sending: 1, refused: -1, deleted: -1 }[what];
		left.set(key, { host, login, times: times + change });
	}
	return [...left.values()].filter(({ times }) => times > 0);
}

/** Once somebody has seen to the users. */
export function forget(path: string): void {
	rmSync(path, { force: true });
}

/** A line that was cut short by the end of the process tells nothing. */
function lineOf(text: string): Line[] {
	try {
		return [JSON.parse(text) as Line];
	} catch {
		return [];
	}
}
