import { single } from './checks';
import type { Endpoint, VendorRequest } from './types';

interface Late {
	login: string | undefined;
	lookUps: number;
	commit: () => void;
}

/** Commits that come after so many look-ups of their login: late by order, whatever the time. */
export class LateCommits {
	private waiting: Late[] = [];

	add(login: string | undefined, lookUps: number, commit: () => void): void {
		this.waiting.push({ login, lookUps, commit });
	}

	/** To be called when a request has been carried out; a list is a look-up of every login. */
	noteLookUp(endpoint: Endpoint, request: VendorRequest, login: string | undefined): void {
		const isList = endpoint === 'users' && single(request, 'last_seen_id') === undefined;
		if (!isList && endpoint !== 'show') return;
		for (const late of this.waiting.filter((one) => isList || one.login === login)) {
			late.lookUps -= 1;
			if (late.lookUps > 0) continue;
			this.waiting.splice(this.waiting.indexOf(late), 1);
			late.commit();
		}
	}
}
