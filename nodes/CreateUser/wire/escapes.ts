import { characterOf, ENTITY, ofEntity } from '../values/html';

/** One character of UTF-8 in an address or a form. */
const IN_ADDRESS =
	'((?:%[0-7]|%[cd][\\da-f]%[89ab]|%e[\\da-f]%[89ab][\\da-f]%[89ab]|%f[0-7](?:%[89ab][\\da-f]){2}%[89ab])[\\da-f])';
/** Of JSON and of JavaScript, whose `escape` has a sign of its own for it. */
const IN_JSON =
	'(?:\\\\u\\{([\\da-f]{1,6})\\}|[\\\\%]u([\\da-f]{4})|\\\\x([\\da-f]{2})|\\\\(["\'\\\\/bfnrt]))';

const ESCAPES_IN = new RegExp([ENTITY, IN_ADDRESS, IN_JSON].join('|'), 'gi');
const CONTROL: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** What may stand within a word of a page and is not seen: tags, comments, and characters that only part it. */
const PARTING = /<(?:\/?[a-z]|!)[^<>]*>|\p{Default_Ignorable_Code_Point}|&(?:shy|zwn?j|[lr]rm);/giu;
/** The same, and where a long text is broken into lines or groups. */
const PARTING_OR_SPACE = new RegExp(`${PARTING.source}|\\s+`, 'giu');

/** Escapes within escapes are undone as often as this. */
const DEEPEST = 5;

function ofEscape([whole, ...found]: RegExpExecArray): string {
	const [, , , inAddress, inBraces, inFour, inTwo, itself] = found as Array<string | undefined>;
	if (inAddress !== undefined) {
		// Most are of one byte, and a text may have a million.
		if (inAddress.length === 3) return String.fromCharCode(parseInt(inAddress.slice(1), 16));
		return Buffer.from(inAddress.replaceAll('%', ''), 'hex').toString('utf8');
	}
	if (itself !== undefined) return CONTROL[itself] ?? itself;
	const hexadecimal = inBraces ?? inFour ?? inTwo;
	const one = hexadecimal === undefined ? ofEntity(found) : characterOf(parseInt(hexadecimal, 16));
	return one ?? whole;
}

/** Where an escape begins and ends in the text as it stands, and without escapes. */
interface Place {
	from: number;
	to: number;
	plainFrom: number;
	plainTo: number;
}

/** A text with one layer of escapes undone, or of what else is found in it. */
function withoutLayer(
	text: string,
	pattern = ESCAPES_IN,
	meant = ofEscape,
): { plain: string; places: Place[] } {
	const places: Place[] = [];
	const parts: string[] = [];
	let [from, length] = [0, 0];
	for (const found of text.matchAll(pattern)) {
		const before = text.slice(from, found.index);
		const one = meant(found);
		parts.push(before, one);
		from = found.index + found[0].length;
		const plainFrom = length + before.length;
		length = plainFrom + one.length;
		places.push({ from: found.index, to: from, plainFrom, plainTo: length });
	}
	return { plain: parts.join('') + text.slice(from), places };
}

/**
 * Where a place of the plain text is in the text as it stands; within an escape it is an end of that, and
 * what begins behind something that is left out begins there.
 */
function placeBefore(places: Place[], at: number, end: 'from' | 'to'): number {
	let [first, last] = [0, places.length];
	while (first < last) {
		const middle = (first + last) >> 1;
		const { plainFrom, plainTo } = places[middle] as Place;
		if (plainFrom < at || (end === 'from' && plainTo <= at)) first = middle + 1;
		else last = middle;
	}
	const place = places[first - 1];
	if (place === undefined) return at;
	return at < place.plainTo ? place[end] : place.to + at - place.plainTo;
}

/** A text as it is meant, and where its parts are in the text as it stands. */
abstract class Meant {
	abstract readonly plain: string;
	protected readonly layers: Place[][] = [];

	/** What a part of the plain text is in the text as it stands, by its ends. */
	placeOf(from: number, to: number): { from: number; to: number } {
		const inText = (at: number, end: 'from' | 'to') =>
			this.layers.reduceRight((place, layer) => placeBefore(layer, place, end), at);
		return { from: inText(from, 'from'), to: inText(to, 'to') };
	}
}

/** A text without the escapes of JSON, HTML and addresses. */
export class Unescaped extends Meant {
	readonly plain: string;

	constructor(text: string) {
		super();
		let left = text;
		for (let depth = 0; depth < DEEPEST; depth++) {
			const { plain, places } = withoutLayer(left);
			if (places.length === 0) break;
			left = plain;
			this.layers.push(places);
		}
		this.plain = left;
	}
}

/** A text without what may part the words of a page. */
export class Joined extends Meant {
	readonly plain: string;

	constructor(text: string, parting = PARTING) {
		super();
		const { plain, places } = withoutLayer(text, parting, () => '');
		this.plain = plain;
		this.layers.push(places);
	}
}

/** A text without spaces and line ends either. */
export class Closed extends Joined {
	constructor(text: string) {
		super(text, PARTING_OR_SPACE);
	}
}

/** What {@link Joined} and {@link Closed} read, where only the text is wanted. */
export function joined(text: string): string {
	return text.replace(PARTING, '');
}

export function closed(text: string): string {
	return text.replace(PARTING_OR_SPACE, '');
}
