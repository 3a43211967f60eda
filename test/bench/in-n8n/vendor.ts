import { openTelephony } from '../../sandbox/telephony';
import { acefone } from '../../sandbox/telephony/brands';

/** What this process is asked to do before a run. */
export interface Order {
	latencyMs?: number;
	latencyVaries?: boolean;
	perSecond?: number;
}

/** What it knows afterwards. */
export interface Count {
	created: number;
	requests: number;
	turnedAway: number;
}

/** A stand-in in a process of its own, so that its time and memory are not counted as n8n's. */
async function main(): Promise<void> {
	const standIn = await openTelephony(acefone, { seed: 1, port: 0 });
	process.on('message', (order: Order | 'count') => {
		if (order === 'count') {
			const { created, requests } = standIn;
			const turnedAway = requests.filter(({ status }) => status === 429).length;
			process.send?.({ created: created.length, requests: requests.length, turnedAway });
			return;
		}
		standIn.reset();
		const { latencyMs = 0, latencyVaries = false, perSecond } = order;
		const rateLimit = perSecond === undefined ? undefined : { kind: 'fixedWindow', perSecond };
		Object.assign(standIn.settings, { latencyMs, latencyVaries, rateLimit });
		process.send?.('ready');
	});
	process.once('disconnect', () => process.exit());
	const { roles, numbers } = acefone.fixture;
	process.send?.({
		url: standIn.url,
		token: acefone.account.apiToken,
		role: String(roles[0]?.id),
		number: String(numbers[0]?.id),
	});
}

void main();
