import type { Likeness } from '../outcome';
import type { NewUser, Vendor, VendorUser } from '../vendors/contract';

/**
 * Compares what tells one person from another. A name alone tells them apart only when it is another
 * one; the same words in another order may be two people, and an equal e-mail or number with another
 * name is no proof of either.
 */
export function likenessOf(vendor: Vendor, user: NewUser, found: VendorUser): Likeness {
	const compared = vendor.compare(user, found);
	const names = compared.filter(({ tells }) => tells === 'person').map(({ like }) => like);
	const strong = compared.filter(({ tells }) => tells === 'strongly').map(({ like }) => like);
	const isProven = strong.includes('same') && !strong.includes('different');
	const isContradicted = strong.includes('different') && !strong.includes('same');
	if (names.includes('different')) return strong.includes('same') ? 'unknown' : 'another';
	if (names.includes('compatible')) return isProven ? 'same' : 'unknown';
	if (isContradicted) return 'another';
	if (strong.includes('different')) return 'unknown';
	return names.includes('same') || isProven ? 'same' : 'unknown';
}

/** Request keys in which the user at the vendor is not the same as far as it is shown. */
export function differences(vendor: Vendor, user: NewUser, found: VendorUser): string[] {
	const compared = vendor.compare(user, found);
	return compared.filter(({ like }) => like === 'different').map(({ key }) => key);
}
