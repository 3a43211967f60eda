import type { Failure } from '../../../nodes/CreateUser/outcome';
import { say } from '../../../nodes/CreateUser/report/item-words';
import type { Speaker } from '../../../nodes/CreateUser/report/request-words';
import { ACEFONE } from './speaker';

const SUBJECT = {
	login: 'asha.rao',
	body: { name: 'Asha Rao', user_role: 7, password: 'Kx7-mQ2!', caller_id: [1, 2] },
};

export const NO_USER = 'No user was created for this item.';
/** What is true of a user whom an earlier run of the execution created too. */
export const NOTHING_NOW = 'Nothing was created for this item now.';

/** What is said of an item. */
export const said = (outcome: Failure, speaker: Speaker = ACEFONE) =>
	say(speaker, SUBJECT, outcome);

/** An outcome, and all that is said of it. */
export type Row = [what: string, outcome: Failure, headline: string, whatToDo: string];

/** Holds the words of outcomes. */
export function tells(rows: Row[], speaker?: Speaker): void {
	it.each(rows)('%s', (_what, outcome, headline, whatToDo) => {
		const { headline: title, whatToDo: advice } = said(outcome, speaker);
		expect({ headline: title, whatToDo: advice }).toEqual({ headline, whatToDo });
	});
}
