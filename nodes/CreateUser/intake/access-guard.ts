import type { INodeParameters } from 'n8n-workflow';

import type { Refusal } from '../vendors/contract';
import type { Field } from '../vendors/field';
import { writtenIn } from './reading';

/** Leaves a value to an AI agent. n8n takes other spellings too, and looks for it without regard to case. */
const FROM_AI = /\$fromai/i;

function isLeftToAgent(parameters: INodeParameters, { screen, under }: Field): boolean {
	const holder = under === undefined ? parameters : parameters[under.name];
	const isWhole = typeof holder !== 'object' || holder === null;
	return FROM_AI.test(writtenIn(isWhole ? holder : (holder as INodeParameters)[screen.name]));
}

/** A model must not choose what a user may do: refusals of the fields that would let it. */
export function chosenByAgent(parameters: INodeParameters, fields: readonly Field[]): Refusal[] {
	return fields
		.filter((field) => field.grantsAccess && isLeftToAgent(parameters, field))
		.map(({ screen }) => ({
			field: screen.displayName,
			reason: 'is left to the AI agent. It decides what the user may do: set it in the node.',
		}));
}
