import { isNo, plainWord } from '../wire/json';

/** Words for the state of a user who can't sign in or take calls, as panels name it. */
const WORDS = ['blocked', 'deactivated', 'disabled', 'inactive', 'locked', 'suspended'];

/** True for a state that says no, or that somebody is switched off; what is missing says nothing. */
export function isSwitchedOff(state: unknown): boolean {
	return isNo(state) || WORDS.includes(plainWord(state) ?? '');
}
