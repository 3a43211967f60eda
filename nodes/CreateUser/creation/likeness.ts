import type { Likeness, Shown } from '../outcome';
import { hasLetterOrDigit } from '../values/characters';
import { isPlaceholder } from '../values/nothing';
import { loginKey } from '../values/text';
import {
	isMaskedLogin,
	isSameToADatabase,
	likeEmail,
	likeName,
	likeNumber,
	likeText,
	type Like,
} from '../vendors/comparing';
import type { NewUser, Vendor, VendorUser } from '../vendors/contract';
import { fieldThatIs, type Field } from '../vendors/field';
import { textOf } from '../wire/json';

/** A request key for which both the item and the user at the vendor have a value. */
interface Comparison {
	key: string;
	tells: NonNullable<Field['tells']>;
	like: Like;
	/** Letter by letter. */
	isExact: boolean;
}

const ALIKE = { name: likeName, number: likeNumber, email: likeEmail };

/** Compares a user found at the vendor with the one to create, as far as the vendor shows it. */
export function compared({ fields }: Vendor, user: NewUser, found: VendorUser): Comparison[] {
	const told = fields.filter(({ tells }) => tells !== undefined);
	return told.flatMap((field) => {
		const { is, tells = 'nothing' } = field;
		const isOfPerson = is === 'name' || is === 'number' || is === 'email';
		// Fields that are joined, such as a first and a last name, go by what they are together.
		const [first, another] = isOfPerson ? told.filter((one) => one.is === is) : [field];
		if (field !== first) return [];
		const key = isOfPerson && another ? is : field.key;
		const mine = isOfPerson ? user[is] : textOf(user.body[key]);
		const theirs = isOfPerson ? found[is] : found.others?.[key];
		if (!mine || !theirs) return [];
		const like = (isOfPerson ? ALIKE[is] : likeText)(mine, theirs);
		return like === undefined ? [] : [{ key, tells, like, isExact: mine === theirs }];
	});
}

/**
 * Compares what tells one person from another. A name alone tells them apart only when it is another
 * one; the same words in another order may be two people, and an equal e-mail or number with another
 * name is no proof of either.
 */
export function likenessOf(vendor: Vendor, user: NewUser, found: VendorUser): Likeness {
	const all = compared(vendor, user, found);
	const names = all.filter(({ tells }) => tells === 'person').map(({ like }) => like);
	const strong = all.filter(({ tells }) => tells === 'strongly').map(({ like }) => like);
	const isProven = strong.includes('same') && !strong.includes('different');
	const isContradicted = strong.includes('different') && !strong.includes('same');
	if (names.includes('different')) return strong.includes('same') ? 'unknown' : 'another';
	if (names.includes('compatible')) return isProven ? 'same' : 'unknown';
	if (isContradicted) return 'another';
	if (strong.includes('different')) return 'unknown';
	return names.includes('same') || isProven ? 'same' : 'unknown';
}

/** What the vendor shows of a user that tells of the person, compared. */
export function shownOf(vendor: Vendor, user: NewUser, found: VendorUser): Shown[] {
	return compared(vendor, user, found)
		.filter(({ tells }) => tells !== 'nothing')
		.map(({ key, like }) => ({ key, like }));
}

/** True where a vendor takes two logins for one, such as two that differ in an accent. */
export function hasOtherLogin(user: NewUser, found: VendorUser): boolean {
	if (found.login === undefined || loginKey(user.login) === loginKey(found.login)) return false;
	return likeText(user.login, found.login) === 'different';
}

/** True for an answer with another login than was sent; one that shows none tells nothing. */
export function tellsOfAnother(user: NewUser, { login = '' }: VendorUser): boolean {
	const isShown = hasLetterOrDigit(login) && !isPlaceholder(login) && !isMaskedLogin(login);
	return isShown && !isSameToADatabase(user.login, login);
}

/** Request keys in which the user at the vendor is not the same as far as it is shown. */
export function differences(vendor: Vendor, user: NewUser, found: VendorUser): string[] {
	const all = compared(vendor, user, found);
	const others = all.filter(({ like }) => like === 'different').map(({ key }) => key);
	return hasOtherLogin(user, found) ? [fieldThatIs('login', vendor).key, ...others] : others;
}
