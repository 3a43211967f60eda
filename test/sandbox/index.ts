import { openCrmCom, type CrmComStandIn } from './crmcom';
import type { StandIn, VendorName } from './core/types';
import { openTelephony, type TelephonyStandIn } from './telephony';
import { acefone, servetel } from './telephony/brands';

export { burstsOf429 } from './core/faults';
export { FIREWALL_SAYS, firewall, forbidden, forbidding, redirectingHost } from './core/gates';
export type { Fault, FaultPlan, FaultRule, Recurring } from './core/faults';
export { peakInFlight } from './core/log';
export type { CommonSettings, RateLimit, RetryAfter } from './core/settings';
export type { Endpoint, RecordedRequest, StandIn, StoredUser, VendorName } from './core/types';
export type { CrmComStandIn } from './crmcom';
export type { CrmComSettings } from './crmcom/settings';
export type { TelephonyStandIn } from './telephony';
export type { ErrorStyle, TelephonySettings } from './telephony/settings';

export interface SandboxOptions {
	/** What faults with a probability are drawn from; 1 by default. */
	seed?: number;
	/** A free port where none is given. */
	ports?: Partial<Record<VendorName, number>>;
}

export interface Sandbox {
	servetel: TelephonyStandIn;
	acefone: TelephonyStandIn;
	crmcom: CrmComStandIn;
	all: StandIn[];
	reset(): void;
	close(): Promise<void>;
}

/** Starts the stand-ins of all three vendors on 127.0.0.1. */
export async function startSandbox({
	seed = 1,
	ports = {},
}: SandboxOptions = {}): Promise<Sandbox> {
	const at = (vendor: VendorName) => ({ seed, port: ports[vendor] ?? 0 });
	const standIns = {
		servetel: await openTelephony(servetel, at('servetel')),
		acefone: await openTelephony(acefone, at('acefone')),
		crmcom: await openCrmCom(at('crmcom')),
	};
	const all: StandIn[] = Object.values(standIns);
	return {
		...standIns,
		all,
		reset: () => all.forEach((standIn) => standIn.reset()),
		close: async () => {
			await Promise.all(all.map((standIn) => standIn.close()));
		},
	};
}
