import {
	mayNotRead,
	reasonCode,
	type Failure,
	type NotSentWhy,
	type ReasonCode,
	type RefusedWhy,
	type UnknownWhy,
} from '../outcome';
import { shortened } from '../values/text';
import { likeText } from '../vendors/comparing';
import type { NewUser, Refusal, Vendor } from '../vendors/contract';
import { fieldCalled, fieldThatIs } from '../vendors/field';
import type { VendorReason } from '../wire/reason';
import {
	adviceOfConnection,
	adviceOfList,
	foundWords,
	loginWords,
	noLookUpWords,
	notProcessedWords,
	unclearWords,
	withoutStop,
	type Speaker,
} from './request-words';

/** What is said of an item that did not end well. */
export interface Said {
	reason: ReasonCode | undefined;
	/** One sentence without a full stop; the item's number goes behind it. */
	headline: string;
	/** The same in the middle of a sentence about the run, where it is another. */
	inARun?: string;
	/** Whole sentences for the operator. */
	whatToDo: string;
	fields: Refusal[];
	vendorMessage?: string;
	httpStatus?: number;
}

/** A user, as far as messages speak of them. */
export type Subject = Pick<NewUser, 'login'> & { body?: NewUser['body'] };

const NO_USER = 'No user was created for this item.';
/** An earlier run of the execution may have created the user, which nobody looked at here. */
const NOTHING_NOW = 'Nothing was created for this item now.';

/** Words for an item: the only place that has any. */
export function say(speaker: Speaker, subject: Subject, outcome: Failure): Said {
	const reason = reasonCode(outcome);
	switch (outcome.kind) {
		case 'refused':
			return { reason, ...sayRefused(speaker, subject, outcome.why) };
		case 'unknown':
			return { reason, ...sayUnknown(speaker, subject, outcome.why) };
		case 'notSent':
			return { reason, fields: [], ...sayNotSent(speaker, subject, outcome.why) };
	}
}

function sayRefused(speaker: Speaker, subject: Subject, why: RefusedWhy): Omit<Said, 'reason'> {
	switch (why.by) {
		case 'check':
			return sayNotValid(why.refusals);
		case 'loginTaken':
			return sayTaken(speaker.vendor, subject, why);
		case 'notAllowed':
			return sayNotAllowed(speaker, why);
		case 'vendor':
			return sayRefusedByVendor(speaker.vendor, subject, why.of, why.reason);
	}
}

function sayNotValid(refusals: Refusal[]): Omit<Said, 'reason'> {
	const [first, ...more] = refusals;
	const others = more.map(({ field, reason }) => `'${field}' ${reason}`);
	return {
		headline: first ? `'${first.field}' ${withoutStop(first.reason)}` : 'Not valid',
		whatToDo: [...others, `Correct the item and run again. ${NOTHING_NOW}`].join(' '),
		fields: refusals,
	};
}

/** A login or a name as a message shows it. */
export function quoted(login = ''): string {
	return `'${shortened(login)}'`;
}

/** A sent value as a message repeats it: short. */
function sentValue(value: unknown): string {
	return shortened(typeof value === 'string' ? value : JSON.stringify(value));
}

/** What a vendor says of fields, with the value that it was sent. */
function fieldsOf(vendor: Vendor, { fields }: VendorReason, body: NewUser['body'] = {}): Refusal[] {
	return fields.map(({ key, message }) => {
		const { key: own = key, secret, screen } = fieldCalled(key, vendor) ?? {};
		const value = !secret && Object.hasOwn(body, own) ? body[own] : undefined;
		const sent = value === undefined ? '' : ` (sent as ${sentValue(value)})`;
		return { field: screen?.displayName ?? key, reason: `${withoutStop(message)}${sent}` };
	});
}

function sayRefusedByVendor(
	vendor: Vendor,
	{ login, body }: Subject,
	of: 'create' | 'update',
	reason: VendorReason,
): Omit<Said, 'reason'> {
	const fields = fieldsOf(vendor, reason, body);
	const named = fields.map(({ field, reason: why }) => `Field '${field}': ${why}`).join('. ');
	const code = reason.code ? `Code ${reason.code}. ` : '';
	const what = of === 'create' ? 'the user' : 'the update of the user';
	const end = of === 'create' ? NO_USER : 'Nothing was changed for this item.';
	const message = withoutStop(reason.message);
	return {
		headline: `${vendor.label} refused ${what}: ${message}`,
		...(of === 'create'
			? { inARun: `${vendor.label} refused user ${quoted(login)} (${message})` }
			: {}),
		whatToDo: `${code}${named === '' ? hintFor(vendor, reason) : `${named}.`} HTTP status ${reason.httpStatus}. ${end}`,
		fields,
		vendorMessage: reason.message,
		httpStatus: reason.httpStatus,
	};
}

/** The fields by which an operator gives rights: those that this vendor has. */
function accessFields({ fields }: Vendor): string {
	const granting = fields.filter(({ grantsAccess, mandatory }) => grantsAccess && mandatory);
	return granting.map(({ screen }) => `'${screen.displayName}'`).join(' or ');
}

function hintFor(vendor: Vendor, { httpStatus, saidBy }: VendorReason): string {
	const { refusalHint, label } = vendor;
	if (httpStatus !== 403) {
		return saidBy === 'page'
			? `If the reason speaks of a value, correct it. Otherwise this is no answer of ${label} itself, but of something before it, such as a proxy: where other items get it too, check the address in the credential.`
			: refusalHint;
	}
	return saidBy === 'page'
		? `This is no answer of ${label} itself: something before it, such as a firewall, turned the request away, perhaps for a word in it.`
		: `A value of this item may not be allowed, such as ${accessFields(vendor)}.`;
}

function sayTaken(
	vendor: Vendor,
	{ login }: Subject,
	{ found, likeness, reason }: Extract<RefusedWhy, { by: 'loginTaken' }>,
): Omit<Said, 'reason'> {
	const { label } = vendor;
	const field = fieldThatIs('login', vendor).screen.displayName;
	const id = found.id === null ? '' : ` (user ID ${found.id})`;
	const isOther = found.login !== undefined && likeText(login, found.login) === 'different';
	const by = isOther ? ` by ${quoted(found.login)}` : '';
	const ofOne = likeness === 'same' ? 'this login and name' : 'this login';
	const what = isOther ? `${quoted(found.login)}, which ${label} takes for this login,` : ofOne;
	const off = found.active === false ? ' This user is switched off there.' : '';
	const whatToDo =
		likeness === 'another'
			? `It belongs to another user: ${shortened(found.name ?? 'name unknown')}${id}.${off} Give this person a different '${field}'. Nothing was changed.`
			: `A user with ${what} is there already${id}.${off} Nothing was changed. To get such users back instead, set 'If User Exists' to 'Return the Existing User' and run again.`;
	return {
		headline: `${field} ${quoted(login)} is taken${by} at ${label}`,
		whatToDo: reason ? `${whatToDo} ${label} says: "${reason.message}"` : whatToDo,
		fields: [{ field, reason: 'is taken.' }],
		vendorMessage: reason?.message,
		httpStatus: reason?.httpStatus,
	};
}

function sayNotAllowed(
	{ vendor, credential, identity }: Speaker,
	{ of, reason, inARow }: Extract<RefusedWhy, { by: 'notAllowed' }>,
): Omit<Said, 'reason'> {
	const hint = identity?.permissionHint ?? '';
	const count = inARow === 3 ? 'three' : inARow;
	return {
		headline: `${vendor.label} refused ${count} users in a row with "${reason.message}" (HTTP status ${reason.httpStatus})`,
		whatToDo: `Either the ${identity?.means ?? 'login'} in credential '${credential}' has no right to ${of} users: ${hint.charAt(0).toLowerCase()}${hint.slice(1)} Or a value that all of these users share isn't allowed, such as ${accessFields(vendor)}. Nothing more was sent.`,
		fields: [],
		vendorMessage: reason.message,
		httpStatus: reason.httpStatus,
	};
}

function sayUnknown(speaker: Speaker, { login, body }: Subject, doubt: UnknownWhy) {
	const { vendor } = speaker;
	const { unclear } = doubt;
	const stated = doubt.refusal ?? (unclear?.kind === 'inconclusive' ? unclear.reason : undefined);
	const done = doubt.of === 'create' ? 'created' : 'updated';
	return {
		headline: `It is not certain whether user ${quoted(login)} was ${done} at ${vendor.label}`,
		whatToDo:
			doubt.of === 'create'
				? `The request was sent${unclear ? '' : ' before'}, but ${doubtWords(speaker, doubt)}. To go on, run again with 'If User Exists' set to 'Return the Existing User', or retry the execution if it failed: ${vendor.label} is then asked for this login first. Or look for it ${vendor.whereToLook}.`
				: updateWords(speaker, doubt),
		fields: stated ? fieldsOf(vendor, stated, body) : [],
		...(stated ? { vendorMessage: stated.message, httpStatus: stated.httpStatus } : {}),
	};
}

function updateWords({ vendor }: Speaker, { unclear, refusal, sends }: UnknownWhy): string {
	const sent = `The update was sent, but ${unclearWords(unclear)}`;
	if (refusal) {
		return `${sent}, and when it was sent again ${vendor.label} said "${refusal.message}". The first one may have been done: look at the user ${vendor.whereToLook}.`;
	}
	const times = sends > 1 ? `, ${sends} times` : ', and it could not be sent again';
	return `${sent}${times}. Run again: an update can be sent twice without harm.`;
}

function doubtWords(
	speaker: Speaker,
	{ unclear, lookUp, shown, refusal, sends }: UnknownWhy,
): string {
	const { vendor } = speaker;
	const why = unclearWords(unclear);
	if (lookUp?.kind === 'unclear') {
		const notAsked = `${vendor.label} could not be asked`;
		const words = noLookUpWords(speaker, lookUp.why);
		// Of an earlier run no more than that is certain: it may have had an answer.
		if (!unclear) return `${notAsked} whether this user is there (${words})`;
		return `${why}, and ${notAsked} afterwards (${words})`;
	}
	if (lookUp?.kind === 'found') {
		return `${why}. ${foundWords(speaker, shown)}`;
	}
	if (refusal) {
		return `${why}, and when it was sent again ${vendor.label} said "${refusal.message}"`;
	}
	const times = sends > 1 ? `, ${sends} times` : '';
	return lookUp ? `${why}${times}, and the user is not there so far` : why;
}

function sayNotSent(speaker: Speaker, subject: Subject, why: NotSentWhy) {
	const { vendor } = speaker;
	const { login } = subject;
	const notSent = `User ${quoted(login)} was not sent to ${vendor.label}`;
	if (mayNotRead(why)) return sayMayNotRead(speaker, why.why.reason);
	switch (why.kind) {
		case 'login':
			return { ...loginWords(speaker, why.problem), vendorMessage: wordsOfVendor(why.problem) };
		case 'redirected': {
			const problem = { kind: 'redirect', words: why.to } as const;
			return loginWords(speaker, problem);
		}
		case 'ended':
			return why.by.kind === 'notSent' || why.by.kind === 'refused' || why.by.kind === 'unknown'
				? say(speaker, subject, why.by)
				: stopped(notSent);
		case 'runEnded':
			return stopped(notSent);
		case 'cannotAsk':
			return {
				headline: `${notSent}: ${vendor.label} could not be asked whether the login exists (${noLookUpWords(speaker, why.why)})`,
				whatToDo: `${NOTHING_NOW} ${adviceOfList(speaker, why.why)}`,
			};
		case 'noId':
			return {
				headline: `User ${quoted(login)} exists at ${vendor.label}, but can't be updated: its user ID is not certain`,
				whatToDo: `Nothing was changed. Change this user in ${vendor.label} itself.`,
			};
		case 'fault':
			return {
				headline: `${notSent}: the node itself failed`,
				whatToDo: `${NOTHING_NOW} This is a fault of the node, not of the item: n8n's log has the details. Please report it.`,
			};
		default:
			return {
				headline: `${notSent}: ${notProcessedWords(speaker, why)}`,
				whatToDo: `${NOTHING_NOW} ${adviceOfConnection(speaker, why)}`,
			};
	}
}

function sayMayNotRead({ vendor, credential, identity }: Speaker, reason: VendorReason) {
	return {
		headline: `The ${identity?.means ?? 'login'} in credential '${credential}' isn't allowed to read users`,
		whatToDo: `${vendor.label} says: "${reason.message}" ${identity?.permissionHint ?? ''}`,
		vendorMessage: reason.message,
		httpStatus: reason.httpStatus,
	};
}

function stopped(notSent: string) {
	return {
		headline: `${notSent}, because the run was stopped before`,
		whatToDo: `${NOTHING_NOW} Run again to create it.`,
	};
}

function wordsOfVendor({ kind, words }: { kind: string; words: string }): string | undefined {
	return ['locked', 'refused', 'tokenRefused'].includes(kind) && words !== '' ? words : undefined;
}
