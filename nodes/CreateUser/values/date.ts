import { DateTime } from 'luxon';

import { fromCode, isEmpty, leftoverIn, ofOne, schemaOf, shown } from './text';

/** Day 0 of spreadsheets. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
/** Serials taken for a date: the years 1927 to 2173. Other numbers are as likely years or amounts. */
const SERIAL_RANGE = [10_000, 100_000] as const;

/** Year first, which is followed by the month everywhere. */
const YEAR_FIRST = /^\d{4}(([-/])\d\d?\2\d\d?|\.\s?\d\d?\.\s?\d\d?\.?|年\d\d?月\d\d?日)$/;
/** Where the month has its name, with whatever stands between. */
const NAMED_MONTH = ['d MMM yyyy', 'd MMMM yyyy', 'MMM d yyyy', 'MMMM d yyyy'];
/** The time of day behind it, and how far its clock is from UTC: none is more than 14 hours. */
const TIME =
	/(?:T|,?\s{1,2})(\d\d?)(:\d\d(?::\d\d(?:\.\d+)?)?)(?:\s?([ap])\.?m\.?)?(?:\s?(Z|UTC|(?:GMT)?[+-](?:0\d|1[0-4])(?::?[0-5]\d)?|GMT)(?:\[[\w/+-]+\]|\s\([^()]*\))?)?$/i;
/** What says nothing more of a day: that of the week before it, and how a number is read. */
const WEEKDAY = /^(mon|tue(s)?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?[.,]*\s+(?=[a-z\d])/i;
const ORDINAL = /\b(\d\d?)(st|nd|rd|th)\b/i;

/** How CRM.COM writes dates: no zone (its pages show it in answers; for requests this is inferred). */
const WRITTEN = "yyyy-MM-dd'T'HH:mm:ss";

/**
 * For values that name no zone. They are written as they stand; read in the workflow's zone, a time
 * that the change to summer time skips would be moved, midnight in some countries.
 */
const CLOCK = 'utc';

function isDateTime(value: unknown): value is { toJSDate(): Date } {
	return typeof value === 'object' && value !== null && 'toJSDate' in value;
}

/** A date of another realm, as a Code node may put out, is no instance of this one's class. */
function isDate(value: unknown): value is Date {
	return Object.prototype.toString.call(value) === '[object Date]';
}

function readDate(value: unknown, zone: string): DateTime | undefined {
	if (isDate(value)) return DateTime.fromJSDate(value, { zone });
	if (isDateTime(value)) return DateTime.fromJSDate(value.toJSDate(), { zone });
	if (typeof value === 'number') return readSerial(value);
	if (typeof value !== 'string') return undefined;
	if (/^\d{5}(\.\d+)?$/.test(value)) return readSerial(Number(value));
	const time = TIME.exec(value);
	const day = dayOf(value.slice(0, time?.index));
	const hour = hourOf(time?.[1], time?.[3]);
	if (day === undefined || hour === undefined) return undefined;
	const [, , minutes = ':00', , offset] = time ?? [];
	const iso = `${day}T${hour}${minutes}${offset?.replace(/^(UTC|GMT)$/i, 'Z').replace(/GMT/i, '') ?? ''}`;
	return DateTime.fromISO(iso, { zone: offset === undefined ? CLOCK : zone });
}

/** The hour of a day of 24, of one of twice 12 with `half`. */
function hourOf(written = '00', half?: string): string | undefined {
	const hour = Number(written);
	if (half === undefined) return written.padStart(2, '0');
	if (hour < 1 || hour > 12) return undefined;
	return String((hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)).padStart(2, '0');
}

/** The day of a text that has one, as ISO writes it. */
function dayOf(text: string): string | undefined {
	if (YEAR_FIRST.test(text)) {
		return text
			.match(/\d+/g)
			?.map((part) => part.padStart(2, '0'))
			.join('-');
	}
	if (!/[a-z]{3}/i.test(text)) return undefined;
	const words = text
		.replace(WEEKDAY, '')
		.replace(ORDINAL, '$1')
		.replace(/\bsept\b/i, 'Sep')
		.replace(/[\s,./-]+/g, ' ');
	const named = NAMED_MONTH.map((form) => DateTime.fromFormat(words, form, { locale: 'en-US' }));
	return named.find(({ isValid }) => isValid)?.toISODate() ?? undefined;
}

/** A spreadsheet's day count: the day and, behind the point, the time of day on the clock of the sheet. */
function readSerial(serial: number): DateTime | undefined {
	if (!(serial >= SERIAL_RANGE[0] && serial < SERIAL_RANGE[1])) return undefined;
	const seconds = Math.round(serial * 86_400);
	return DateTime.fromMillis(SERIAL_ZERO + seconds * 1000, { zone: CLOCK });
}

const written = fromCode<string>((text) => ({ value: text }));

/**
 * A date, written for CRM.COM as `2026-01-31T09:30:00` in the workflow's time zone.
 * @param zone IANA name of the workflow's time zone
 */
export function date(zone: string) {
	return schemaOf<string>((listed) => {
		const value = ofOne(listed);
		if (isEmpty(value)) return { value: undefined };
		let given = value;
		if (typeof value === 'string') {
			const read = written(value);
			if ('reason' in read) return read;
			given = read.value;
		}
		const found = readDate(given, zone);
		if (found?.isValid) return { value: found.toFormat(WRITTEN) };
		const left = leftoverIn(value);
		if (left !== undefined) return { reason: left };
		return {
			reason: `is ${shown(value)}, which is not a date that can only be read one way. Write it as 2026-01-31 or 2026-01-31T09:30:00.`,
		};
	});
}
