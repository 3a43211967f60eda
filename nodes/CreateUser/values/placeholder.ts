import { isLocator } from './reference';
import { withoutTextMark } from './text-mark';
import { trimmed } from './trim';

/** What people type into a cell that has to stay empty. */
const PLACEHOLDERS = new Set(['-', '--', 'N/A', 'n/a', 'None']);

/** True for a text that stands for nothing, also behind a spreadsheet's text mark. */
export function isPlaceholder(value: unknown): boolean {
	// None is longer than this, and what is long need not be trimmed.
	if (typeof value !== 'string' || value.length >= 100) return false;
	return PLACEHOLDERS.has(trimmed(withoutTextMark(trimmed(value))));
}

/** The value, or nothing for one that stands for nothing; also as a resource locator gives it. */
export function withoutPlaceholder(value: unknown): unknown {
	const inner = isLocator(value) ? value.value : value;
	return isPlaceholder(inner) ? undefined : value;
}

/** The same for a list, entry by entry. Of a text that is split, the splitters stay. */
export function withoutPlaceholderEntries(value: unknown): unknown {
	if (Array.isArray(value)) return withoutThose(value);
	if (typeof value !== 'string') return value;
	if (isPlaceholder(value)) return undefined;
	if (!trimmed(value).startsWith('[')) {
		return value.replace(/[^,;\r\n\u2028\u2029]+/g, (part) => (isPlaceholder(part) ? '' : part));
	}
	try {
		const list: unknown = JSON.parse(trimmed(value));
		return Array.isArray(list) && list.some(isPlaceholder) ? withoutThose(list) : value;
	} catch {
		return value;
	}
}

function withoutThose(list: unknown[]): unknown[] {
	return list.some(isPlaceholder) ? list.filter((entry) => !isPlaceholder(entry)) : list;
}
