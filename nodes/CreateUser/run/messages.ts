import type { Vendor } from '../vendors/contract';
import type { AutomaticMapping } from './automatic';
import type { Failure, Place } from './outcome';
import type { Prepared } from './prepare';

/** Refused items and logins that one message lists. */
const LISTED = 20;

/** A message of n8n's error panel: plain text, and a description whose lines n8n renders as HTML. */
export interface Message {
	headline: string;
	lines: string[];
}

/** `row 14, asha.rao`: what an operator finds the item by. */
export function whereabouts({ row, login }: Place): string {
	return [row === undefined ? '' : `row ${row}`, login].filter((part) => part !== '').join(', ');
}

/** The first of a list, and how many more there are. */
export function listed(texts: string[], separator = ', '): string {
	const more = texts.length - LISTED;
	const shown = texts.slice(0, LISTED).join(separator);
	return more > 0 ? `${shown}${separator}and ${more} more` : shown;
}

function sentences({ refusals }: Extract<Prepared, { kind: 'refused' }>): string {
	return refusals.map(({ field, reason }) => `'${field}' ${reason}`).join(' ');
}

function usersIn(count: number): string {
	return count === 1 ? 'user' : `${count} users`;
}

/** What stands in the output of an item that was refused before anything was sent. */
export function refusedItem(refused: Extract<Prepared, { kind: 'refused' }>): Failure {
	const [first, ...more] = refused.refusals;
	const headline = first ? `'${first.field}' ${first.reason.replace(/\.$/, '')}` : 'Not valid';
	const others = more.map(({ field, reason }) => `'${field}' ${reason}`);
	return {
		kind: 'refused',
		headline,
		whatToDo: [...others, 'Correct the item and run again. No user was created for it.'].join(' '),
		fields: refused.refusals,
	};
}

/**
 * All refusals of a run in Stop mode, where one bad item means that nothing is sent.
 * @param total items of the input
 * @param good users that could be created
 */
export function refusedItems(
	refused: Array<Extract<Prepared, { kind: 'refused' }>>,
	total: number,
	good: number,
): Message {
	const advice = "set 'On Error' in the Settings of this node to 'Continue (using error output)'.";
	const [only] = refused;
	if (refused.length === 1 && only) {
		const { headline } = refusedItem(only);
		const others = sentences({ ...only, refusals: only.refusals.slice(1) });
		const rest = good > 0 ? ` To create the other ${usersIn(good)}, ${advice}` : '';
		const lines = [whereabouts(only), others, `No user was created.${rest}`];
		return {
			headline: `${headline} [item ${only.item}]`,
			lines: lines.filter((line) => line !== ''),
		};
	}
	const lines = refused.slice(0, LISTED).map((item) => {
		const where = whereabouts(item);
		return `[item ${item.item}] ${where === '' ? '' : `${where}: `}${sentences(item)}`;
	});
	if (refused.length > LISTED) lines.push(`And ${refused.length - LISTED} more.`);
	lines.push(
		'',
		good > 0
			? `Correct these items and run again, or create the other ${usersIn(good)} now: ${advice}`
			: 'Correct these items and run again.',
	);
	return {
		headline: `${refused.length} of ${total} items can't be sent, so no user was created`,
		lines,
	};
}

/** `Map Automatically` found nothing for a mandatory field in any item. */
export function nothingMapped(mapping: AutomaticMapping, isWebhook: boolean): Message {
	const { missing, withheld, used, unused } = mapping;
	const names = missing.map((label) => `'${label}'`);
	const list = [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
	const headline = `No field of the input is named like ${list}`;
	if (isWebhook) {
		return {
			headline,
			lines: [
				"The data of a Webhook lies one level deeper, under 'body'. Put an 'Edit Fields' node before this one that takes the fields from 'body', or choose 'Map Each Field Below'. No user was created.",
			],
		};
	}
	const lines = [
		`The input has: ${listed([...used, ...unused]) || 'no fields'}. Rename the fields with an 'Edit Fields' node before this one, or set one value for all users under 'Values for Every User'. No user was created.`,
	];
	if (withheld.length > 0) {
		lines.push(
			`The input has a value for ${withheld.map((label) => `'${label}'`).join(', ')}, but it decides what a user may do, so it is only taken from the input when 'Access Fields to Take From Input' says so.`,
		);
	}
	return { headline, lines };
}

/** What a stopped run leaves behind. */
export interface Tally {
	total: number;
	/** Logins of users that exist now because of this run. */
	created: string[];
	/** Users that were there before. */
	existing: number;
	notSent: number;
	/** Logins that the vendor refused. */
	refused: string[];
	uncertain: string[];
}

function tallyLines({ created, existing, notSent, refused, uncertain }: Tally): string[] {
	return [
		created.length > 0 ? `Created: ${listed(created)}.` : '',
		existing > 0 ? `There already: ${existing}.` : '',
		refused.length > 1 ? `Refused: ${listed(refused)}.` : '',
		uncertain.length > 0 ? `Not certain: ${listed(uncertain)}.` : '',
		notSent > 0 ? `Not sent: ${notSent}.` : '',
	].filter((line) => line !== '');
}

const GO_ON =
	"To go on, correct the item or the mapping, open this execution under Executions and choose 'Retry with currently saved workflow'. Users already created are given back and not created again.";

/** The first failure of a run in Stop mode, with what is there already. */
export function stoppedBy(vendor: Vendor, failure: Failure, place: Place, tally: Tally): Message {
	const { total, created } = tally;
	const about = whereabouts(place);
	const details = [`${about === '' ? '' : `${about}. `}${failure.whatToDo}`];
	if (failure.fatal) {
		const before =
			created.length > 0 ? `. ${created.length} of ${total} users were created before` : '';
		const end = created.length > 0 ? [...tallyLines(tally), GO_ON] : ['No user was created.'];
		return { headline: failure.headline + before, lines: [failure.whatToDo, ...end] };
	}
	if (total === 1) return { headline: `${failure.headline} [item ${place.item}]`, lines: details };
	const reason = failure.headline.replace(`${vendor.label} refused the user: `, '');
	const why =
		reason === failure.headline
			? failure.headline
			: `${vendor.label} refused user '${place.login}' (${reason})`;
	return {
		headline: `Stopped at item ${place.item}: ${why}. ${created.length} of ${total} users were created`,
		lines: [...details, ...tallyLines(tally), created.length > 0 ? GO_ON : ''].filter(Boolean),
	};
}

/** After Stop n8n's own Retry does nothing, or begins anew without a memory of what was created. */
const GO_ON_AFTER_STOP =
	"To go on, do not retry this execution: run the workflow again with 'If User Exists' set to 'Return the Existing User'.";

/** What n8n's log says after Stop or a workflow time-out, when nobody can see the output any more. */
export function stoppedByUser(vendor: Vendor, tally: Tally): string {
	const { created, total } = tally;
	return [
		`Create User was stopped. ${created.length} of ${total} users were created at ${vendor.label}.`,
		...tallyLines(tally),
		GO_ON_AFTER_STOP,
	].join(' ');
}
