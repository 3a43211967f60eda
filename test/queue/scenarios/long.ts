import { setTimeout as pause } from 'node:timers/promises';
import type { INodeParameters } from 'n8n-workflow';
import { booksOf, eachOnce, plural, seconds } from '../books';
import { crowd } from '../crowd';
import type { Member } from '../member';
import type { Scenario } from '../scenario';

/** With the four of the usual mapping ten expressions a line, which n8n evaluates for each. */
const SIX_MORE: INodeParameters = {
	createWebLogin: '={{ $json.login !== "" }}',
	blockWebLogin: '={{ $json.login === "" }}',
	createExtension: '={{ $json.name === "" }}',
	enableCalling: '={{ $json.name !== "" }}',
	loginBasedCalling: '={{ $json.number === "" }}',
	timeGroup: '={{ "Day Shift" }}',
};

/** n8n takes a worker for dead that did not renew its hold on a job for 60 s, which it does every 10 s. */
const MOST_SILENT = 30_000;

/** A sheet that keeps a worker's processor busy for minutes, at a vendor that takes a login twice. */
export function long(lines: number): Scenario {
	return {
		name: 'long',
		title: `One sheet of ${lines} lines, ten expressions a line; the vendor takes a login twice`,
		async run(site) {
			const { settings } = site.vendor;
			Object.assign(settings, { uniqueLogins: false, latencyMs: 10 });
			const options = { concurrency: 20 };
			const entrance = await site.entrance({
				parameters: { additionalFields: SIX_MORE, options },
			});
			const { people, logins } = crowd('long', lines);
			const began = Date.now();
			await entrance.send(people);
			const silences = site.stack.workers.map((worker) => new Silence(worker));
			const [execution] = await entrance.ended(1, 420);
			const longest = Math.max(...silences.map((silence) => silence.end()));
			const { id = '', status, stoppedAt = 0 } = execution ?? {};
			const begun = site.workersOf(id).length;
			const books = booksOf(site.vendor, logins);
			const { figures, promises } = eachOnce(books, 1);
			const most = Math.max(...site.stack.workers.map(({ memory }) => memory?.most ?? 0));
			return {
				figures: [
					`${status} after ${seconds(stoppedAt - began)} s, begun by ${plural(begun, 'worker')}`,
					`a worker is silent for ${seconds(longest)} s at most, and takes ${most} MB`,
					...figures,
				],
				promises: [
					...promises,
					['it succeeds', status === 'success'],
					['one worker begins it', begun === 1],
					['no worker is silent for 30 s', longest <= MOST_SILENT],
				],
			};
		},
	};
}

/** Asks a worker how it is, again and again, to see how long it keeps one waiting. */
class Silence {
	private longest = 0;
	private isOver = false;

	constructor(private readonly worker: Member) {
		void this.listen();
	}

	/** Milliseconds that an answer took at most. */
	end(): number {
		this.isOver = true;
		return this.longest;
	}

	private async listen(): Promise<void> {
		while (!this.isOver) {
			const asked = Date.now();
			await fetch(this.worker.health).catch(() => undefined);
			this.longest = Math.max(this.longest, Date.now() - asked);
			await pause(500);
		}
	}
}
