import { fromCode, schemaOf, shown } from './text';

const YES = new Set(['true', 'yes', 'y', 'on', '1', 'enabled']);
const NO = new Set(['false', 'no', 'n', 'off', '0', 'disabled']);

const readWord = fromCode<boolean>((text) => {
	const word = text.toLowerCase();
	if (YES.has(word)) return { value: true };
	if (NO.has(word)) return { value: false };
	return { reason: `is ${shown(text)}, which is neither yes nor no. Use true or false.` };
});

/** A switch. Forms and sheets send it as a word, and the text "false" must not count as true. */
export const flag = schemaOf<boolean>((value) =>
	typeof value === 'boolean' ? { value } : readWord(value),
);
