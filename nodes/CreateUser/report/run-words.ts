import type { Item, Place } from '../item';
import { codeOfLogin, type ReasonCode, type RunProblem } from '../outcome';
import { shortened, shown } from '../values/text';
import { quoted, say, type Said } from './item-words';
import { loginWords, type Speaker, withoutStop } from './request-words';
import {
	createdOf,
	enumerated,
	leftBehind,
	leftNothing,
	listed,
	tallyLines,
	type Tally,
} from './tally';

/** Refused items that one message lists, at most. */
export const MOST_LISTED = 20;

/** A message of n8n's error panel: plain text, and a description whose lines n8n renders as HTML. */
export interface Message {
	headline: string;
	lines: string[];
}

type Refused = Extract<Item, { kind: 'refused' }>;

/** `row 14, asha.rao`: what an operator finds the item by. */
function whereabouts({ row, login }: Place): string {
	const parts = [row === undefined ? '' : `row ${row}`, shortened(login)];
	return parts.filter((part) => part !== '').join(', ');
}

/** What keeps a run from beginning, without what it left behind. */
export function sayProblem(
	speaker: Partial<Speaker>,
	problem: RunProblem,
): Message & { reason: ReasonCode } {
	const label = speaker.vendor?.label ?? 'the vendor';
	switch (problem.kind) {
		case 'stoppedBefore':
			return said('stopped', 'The execution was stopped, so nothing was sent');
		case 'unknownVendor': {
			const headline = `'Vendor' is ${shown(problem.given)}, which this version of the node does not know`;
			return said('notValid', headline, 'Choose a vendor in the node.');
		}
		case 'option': {
			const { option, given, takes } = problem;
			const headline = `'${option}' is ${shown(given)}, which can't be read`;
			return said('notValid', headline, `It takes ${takes}. Correct it in the node.`);
		}
		case 'cannotUpdate':
			return said(
				'notValid',
				`'If User Exists' is 'Update the Existing User', and ${label} has no way to update users`,
				"Choose another way under 'If User Exists'.",
			);
		case 'noCredential': {
			const what = "Choose one at the top of this node, under 'Credential'.";
			return said('credentialRefused', `No credential for ${label} is chosen`, what);
		}
		case 'login': {
			if (!speaker.vendor) return said('credentialRefused', 'The credential was refused');
			const words = loginWords(speaker as Speaker, problem.problem);
			return said(codeOfLogin(problem.problem), words.headline, words.whatToDo);
		}
		case 'nothingMapped':
			return { reason: 'notValid', ...sayNothingMapped(problem) };
		case 'onlyEmpty':
			return { reason: 'notValid', ...sayOnlyEmpty(problem) };
		case 'fault':
			return said(
				'fault',
				'The node itself failed',
				"This is a fault of the node: n8n's log has the details. Please report it.",
			);
	}
}

function said(reason: ReasonCode, headline: string, ...lines: string[]) {
	return { reason, headline, lines };
}

/** The message for the panel: the problem, and what the execution left behind so far. */
export function problemMessage(
	speaker: Partial<Speaker>,
	problem: RunProblem,
	tally: Tally,
): Message {
	const { headline, lines } = sayProblem(speaker, problem);
	if (problem.kind === 'stoppedBefore' && leftNothing(tally)) return { headline, lines };
	const [advice = '', ...more] = lines;
	return { headline, lines: [[advice, leftBehind(tally)].filter(Boolean).join(' '), ...more] };
}

function sayNothingMapped({
	missing,
	withheld,
	inputFields,
	under,
}: Extract<RunProblem, { kind: 'nothingMapped' }>): Message {
	const names = missing.map((label) => `'${label}'`);
	const headline = `No field of the input is named like ${enumerated(names)}`;
	if (under !== undefined) {
		const data = under === 'body' ? 'The data of a Webhook' : 'The data';
		const holder = quoted(under);
		const deeper = `${data} lies one level deeper, under ${holder}. Put an 'Edit Fields' node before this one that takes the fields from ${holder}, or choose 'Map Each Field Below'.`;
		return { headline, lines: [deeper] };
	}
	const lines = [
		`The input has: ${listed(inputFields) || 'no fields'}. Rename the fields with an 'Edit Fields' node before this one, or set one value for all users under 'Values for Every User'.`,
	];
	if (withheld.length > 0) {
		lines.push(
			`The input has a value for ${withheld.map((label) => `'${label}'`).join(', ')}, but it decides what a user may do, so it is only taken from the input when 'Access Fields to Take From Input' says so.`,
		);
	}
	return { headline, lines };
}

function sayOnlyEmpty({
	items,
	missing,
	inputFields,
}: Extract<RunProblem, { kind: 'onlyEmpty' }>): Message {
	const labels = enumerated(
		missing.map((label) => `'${label}'`),
		'or',
	);
	const headline =
		items === 1
			? `The only item is empty: it has nothing for ${labels}`
			: `All ${items} items are empty: none has anything for ${labels}`;
	const input = listed(inputFields) || 'no fields';
	const advice = `Fill in a row, or see that these fields take their values from fields of the input. The input has: ${input}.`;
	return { headline, lines: [advice] };
}

function usersIn(count: number): string {
	return count === 1 ? 'user' : `${count} users`;
}

/**
 * The refusals of a run in Stop mode, where one bad item means that nothing is sent.
 * @param listed the first of the refused items, {@link MOST_LISTED} or all
 * @param refused items
 * @param good users that could be created
 */
export function refusedItems(
	speaker: Speaker,
	listed: Refused[],
	{ refused, good }: { refused: number; good: number },
	tally: Tally,
): Message {
	const advice = "set 'On Error' in the Settings of this node to 'Continue (using error output)'.";
	const { total } = tally;
	const [only] = listed;
	if (refused === 1 && only) {
		const [, ...more] = only.refusals;
		const { headline } = say(speaker, only, {
			kind: 'refused',
			why: { by: 'check', refusals: only.refusals },
		});
		const others = more.map(({ field, reason }) => `'${field}' ${reason}`).join(' ');
		const rest = good > 0 ? ` To create the other ${usersIn(good)}, ${advice}` : '';
		const lines = [whereabouts(only), others, `${leftBehind(tally)}${rest}`];
		return {
			headline: `${headline} [item ${only.item}]`,
			lines: lines.filter((line) => line !== ''),
		};
	}
	const lines = listed.map((item) => {
		const where = whereabouts(item);
		const sentences = item.refusals.map(({ field, reason }) => `'${field}' ${reason}`).join(' ');
		return `[item ${item.item}] ${where === '' ? '' : `${where}: `}${sentences}`;
	});
	if (refused > listed.length) lines.push(`And ${refused - listed.length} more.`);
	lines.push(
		'',
		good > 0
			? `Correct these items and run again, or create the other ${usersIn(good)} now: ${advice}`
			: 'Correct these items and run again.',
	);
	const nothing = leftNothing(tally);
	if (!nothing) lines.push(leftBehind(tally));
	const end = nothing ? ', so no user was created' : ', so nothing was sent now';
	return { headline: `${refused} of ${total} items can't be sent${end}`, lines };
}

const GO_ON =
	"To go on, correct the item or the mapping, open this execution under Executions and choose 'Retry with currently saved workflow'. Users already created are given back and not created again.";

/**
 * What ended a run, with what is there already.
 * @param isOfAccount no other item would fare better
 */
export function stoppedBy(cause: Said, place: Place, tally: Tally, isOfAccount: boolean): Message {
	const { total, created } = tally;
	const about = whereabouts(place);
	const goOn = created.length > 0 ? [GO_ON] : [];
	if (isOfAccount) {
		const before = created.length > 0 ? `. ${createdOf(tally)} before` : '';
		const lines = [cause.whatToDo, ...tallyLines(tally), ...goOn];
		return { headline: `${withoutStop(cause.headline)}${before}`, lines };
	}
	const details = `${about === '' ? '' : `${about}. `}${cause.whatToDo}`;
	if (total === 1) return { headline: `${cause.headline} [item ${place.item}]`, lines: [details] };
	const why = cause.inARun ?? cause.headline;
	const headline = `Stopped at item ${place.item}: ${why}. ${createdOf(tally)}`;
	return { headline, lines: [details, ...tallyLines(tally), ...goOn] };
}

/** After Stop n8n's own Retry does nothing, or begins anew without a memory of what was created. */
const GO_ON_AFTER_STOP =
	"To go on, do not retry this execution: run the workflow again with 'If User Exists' set to 'Return the Existing User'.";

/** What n8n's log says after Stop or a workflow time-out, when nobody can see the output any more. */
export function stoppedByUser({ vendor }: Speaker, tally: Tally): string {
	return [
		`Create User was stopped. ${createdOf(tally)} at ${vendor.label}.`,
		...tallyLines(tally),
		GO_ON_AFTER_STOP,
	].join(' ');
}

/** An output that can't be made, in Stop mode: everybody exists, and Retry gives them back. */
export function unwritten({ headline, whatToDo }: Said, { item }: Place, tally: Tally): Message {
	const lines = [whatToDo, ...tallyLines(tally), GO_ON];
	return { headline: `${headline} [item ${item}]`, lines };
}
