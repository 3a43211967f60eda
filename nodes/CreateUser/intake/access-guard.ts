import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import type { Refusal } from '../vendors/contract';
import type { Field } from '../vendors/field';
import { rawOf, writtenIn } from './reading';

/** Leaves a value to an AI agent. n8n takes other spellings too, and looks for it without regard to case. */
const FROM_AI = /\$fromai/i;

/**
 * Where a tool finds the arguments of the model's call: n8n lays them over the agent's item, and a parameter
 * may be the model's itself. What another node has is named by that node.
 */
const IN_A_TOOL = /\$(fromai|tool|parameter|json|input|item|data)\b/i;

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
