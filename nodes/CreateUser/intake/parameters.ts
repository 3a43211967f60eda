import type { IDataObject, IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { isEmpty, shown } from '../values/text';
import type { Refusal } from '../vendors/contract';
import type { Collection, Field } from '../vendors/field';

/** A collection's values: none where it is empty, undefined where it is no collection at all. */
export function collectionIn(value: unknown): IDataObject | undefined {
	if (isEmpty(value)) return {};
	const isObject = typeof value === 'object' && !Array.isArray(value);
	return isObject ? (value as IDataObject) : undefined;
}

/** Why a collection of fields can't be read. */
export function noCollection({ displayName }: Collection, value: unknown): Refusal {
	const reason = `is ${shown(value)}, which can't be read. It takes an object with fields in it: choose them under it in the node.`;
	return { field: displayName, reason };
}

/** A parameter as it stands in the workflow, at the top level or in a collection, which may be one expression. */
export function rawOf(
	parameters: INodeParameters,
	{ name }: { name: string },
	under?: Collection,
): unknown {
	const holder = under === undefined ? parameters : parameters[under.name];
	const isWhole = typeof holder !== 'object' || holder === null;
	return isWhole ? holder : (holder as INodeParameters)[name];
}

/** True for a parameter, of whatever shape, that has an expression in it. */
export function isExpression(raw: unknown): boolean {
	return JSON.stringify(raw ?? '').includes('"=');
}

/** How JavaScript may write a character: by its number, over the end of a line, or as itself. */
const ESCAPE =
	/\\+(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|([0-3]?[0-7]{1,2})|(\r\n|[\r\n\u2028\u2029])|([^]))/gi;

/** Every text in a parameter of whatever shape, as JavaScript reads it: an escape hides no name. */
function writtenIn(raw: unknown): string {
	const texts: string[] = [];
	JSON.stringify(raw ?? '', (_key, value: unknown) => {
		if (typeof value === 'string') texts.push(value.replace(ESCAPE, unescaped));
		return value;
	});
	return texts.join('\n');
}

function unescaped(_escape: string, ...found: Array<string | undefined>): string {
	const [inBraces, inFour, inTwo, octal, lineEnd, itself = ''] = found;
	if (lineEnd !== undefined) return '';
	const hexadecimal = inBraces ?? inFour ?? inTwo;
	if (hexadecimal === undefined && octal === undefined) return itself;
	const code = octal === undefined ? parseInt(hexadecimal ?? '', 16) : parseInt(octal, 8);
	return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Where a field's value comes from: the same for every user, the item's own data alone, or anywhere. */
export type Origin = 'anywhere' | 'everyone' | 'item';

/** Where the value of a parameter comes from, as it stands in the workflow. */
export function originOf(raw: unknown): Origin {
	const names = isExpression(raw) ? (writtenIn(raw).match(/\$\w*/g) ?? []) : [];
	if (names.length === 0) return 'everyone';
	return names.every((name) => name === '$json') ? 'item' : 'anywhere';
}

/** Leaves a value to an AI agent. n8n takes other spellings too, and looks for it without regard to case. */
const FROM_AI = /\$fromai/i;

/**
 * Where a tool finds the arguments of the model's call: n8n lays them over the agent's item, and a parameter
 * may be the model's itself. What another node has is named by that node, also in `$items('Form')`.
 */
const IN_A_TOOL =
	/\$(fromai|tool|(raw)?parameter|json|input|(this)?item|data|evaluateexpression)\b|\$items\b(?!\s*\(\s*["'`])/i;

/** True when the node runs as the tool of an AI agent. */
export function isTool(context: IExecuteFunctions): boolean {
	return context.getNode().type.endsWith('Tool');
}

/**
 * True for a parameter, of whatever shape, whose value a model chooses.
 * @param inTool the node is a tool of the agent
 */
export function isLeftToAgent(raw: unknown, inTool: boolean): boolean {
	return (inTool ? IN_A_TOOL : FROM_AI).test(writtenIn(raw));
}

/** Fields whose parameters can be read for no item, as they stand in the workflow. */
export function refusedAsSet(
	parameters: INodeParameters,
	fields: readonly Field[],
	inTool: boolean,
): Refusal[] {
	const isUnevaluated = ({ screen, under }: Field) => {
		const raw = rawOf(parameters, screen, under);
		return !isExpression(raw) && /\{\{\s*\$[\w(]/.test(JSON.stringify(raw ?? ''));
	};
	const unevaluated = fields.filter(isUnevaluated).map(({ screen }) => ({
		field: screen.displayName,
		reason:
			"has an expression in it that is not evaluated. Switch this field from 'Fixed' to 'Expression'.",
	}));
	return [...chosenByAgent(parameters, fields, inTool), ...unevaluated];
}

/** A model must not choose what a user may do: refusals of the fields that would let it. */
export function chosenByAgent(
	parameters: INodeParameters,
	fields: readonly Field[],
	inTool: boolean,
): Refusal[] {
	const isLeft = ({ screen, under }: Field) =>
		isLeftToAgent(rawOf(parameters, screen, under), inTool);
	return fields
		.filter((field) => field.grantsAccess && isLeft(field))
		.map(({ screen }) => ({
			field: screen.displayName,
			reason: 'is left to the AI agent. It decides what the user may do: set it in the node.',
		}));
}
