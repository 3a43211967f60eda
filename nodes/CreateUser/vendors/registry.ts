import type { Vendor } from './contract';
import { crmCom } from './crmcom';
import { acefone, servetel } from './telephony';

/**
 * Every vendor of the node. All else that depends on the list is built from it as soon as it is asked for,
 * so that a test can add one before.
 */
export const vendors: Vendor[] = [acefone, crmCom, servetel];

/** The vendor that the parameter `Vendor` names. */
export function vendorNamed(name: unknown): Vendor | undefined {
	return vendors.find((vendor) => vendor.name === name);
}

/** The vendor that a type of credential belongs to. */
export function vendorOfCredential(credential: string): Vendor | undefined {
	return vendors.find((vendor) => vendor.credential === credential);
}
