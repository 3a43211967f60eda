import type { CommonSettings } from '../../sandbox';
import { crmComOpposites } from './crmcom';
import { telephonyOpposites } from './telephony';

/** For each fact, by vendor, settings of the stand-in that make it untrue, and no other. */
export const opposites: Record<'crmcom' | 'servetel', Record<string, Partial<CommonSettings>>> = {
	crmcom: crmComOpposites,
	servetel: telephonyOpposites,
};
