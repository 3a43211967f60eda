import { DateTime } from 'luxon';

import { fromCode, isEmpty, leftoverIn, schemaOf, shown } from './text';

/** Day 0 of spreadsheets. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
/** Serials taken for a date: the years 1927 to 2173. Other numbers are as likely years or amounts. */
const SERIAL_RANGE = [10_000, 100_000] as const;

/** Year first, which is followed by the month everywhere. No clock is more than 14 hours from UTC. */
const ISO =
	/^\d{4}([-/])\d{2}\1\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(\s?(Z|UTC|GMT|[+-](0\d|1[0-4])(:?[0-5]\d)?)(\[[\w/+-]+\])?)?)?$/i;
/** The end of a text that says how far its clock is from UTC. */
const OFFSET = /:.*(Z|[+-]\d{2}(:?\d{2})?)$/i;

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
	if (!ISO.test(value)) return undefined;
	const iso = value
		.replace(/\[.*\]$/, '')
		.replaceAll('/', '-')
		.replace(/(UTC|GMT)$/i, 'Z')
		.replace(/^(.{10}) /, '$1T')
		.replace(/\s/g, '');
	return DateTime.fromISO(iso, { zone: OFFSET.test(iso) ? zone : CLOCK });
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
	return schemaOf<string>((value) => {
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
