import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { schemaOfField } from '../../nodes/CreateUser/intake/check';
import type { Field, Schema } from '../../nodes/CreateUser/vendors/field';
import { crmComFields } from '../../nodes/CreateUser/vendors/crmcom/fields';
import { telephonyFields } from '../../nodes/CreateUser/vendors/telephony/fields';
import { acceptedRow, conversions, refusedRow, ZONE, type Conversion } from './conversions';

/** A field with the schema that an item is read by. */
interface Typed extends Pick<Field, 'mandatory'> {
	label: string;
	reader: Schema;
}

function fieldOf(parameter: string, fields: readonly Field[]): Field {
	const field = fields.find(({ screen }) => screen.name === parameter);
	if (!field) throw new Error(`There is no parameter ${parameter}`);
	return field;
}

const reader = (parameter: string) => schemaOfField(fieldOf(parameter, telephonyFields), ZONE);

function typed(parameters: string[], fields: readonly Field[]): Typed[] {
	return parameters.map((parameter) => {
		const field = fieldOf(parameter, fields);
		const { displayName: label } = field.screen;
		return { label, mandatory: field.mandatory, reader: schemaOfField(field, ZONE) };
	});
}

function fieldsOf(conversion: Conversion): Typed[] {
	return [
		...typed(conversion.telephony, telephonyFields),
		...typed(conversion.crmCom, crmComFields),
	];
}

/** What the schema makes of a value: the value, or every reason against it. */
function read({ reader }: Typed, given: unknown): unknown {
	const result = reader.safeParse(given);
	return result.success
		? { value: result.data }
		: { reasons: result.error.issues.map(({ message }) => message) };
}

/** Rows with the line of the docs as their title. */
function titled<T>(rows: T[], title: (row: T) => string) {
	return rows.map((row) => [title(row), row] as const);
}

const EMPTY = { reasons: ['is empty. A value is needed here.'] };

describe.each(conversions)('$name', (conversion) => {
	const fields = fieldsOf(conversion);

	test.each(titled(conversion.accepted, acceptedRow))('takes %s', (_row, { given, becomes }) => {
		for (const field of fields) {
			const expected = becomes === undefined && field.mandatory ? EMPTY : { value: becomes };
			expect({ [field.label]: read(field, given) }).toEqual({ [field.label]: expected });
		}
	});

	test.each(titled(conversion.refused, refusedRow))('refuses %s', (_row, { given, reason }) => {
		for (const field of fields) {
			expect({ [field.label]: read(field, given) }).toEqual({
				[field.label]: { reasons: [reason] },
			});
		}
	});

	it('refuses at least two forms', () => {
		expect(conversion.refused.length).toBeGreaterThanOrEqual(2);
	});
});

it('reads with the zod that was asked for', () => {
	// What zod 3 brings of zod 4 calls itself 4.0.
	expect(reader('name')._zod.version.minor > 0).toBe(process.env.ZOD === '4');
});

describe('every field', () => {
	it.each([
		['Servetel and Acefone', 'telephony', telephonyFields] as const,
		['CRM.COM', 'crmCom', crmComFields] as const,
	])('of %s has one type', (_vendor, key, fields) => {
		const covered = conversions.flatMap((conversion) => conversion[key]).sort();
		expect(covered).toEqual(fields.map(({ screen }) => screen.name).sort());
	});

	it('sends a date without a zone as it stands, even where midnight is skipped', () => {
		const udfDate1 = schemaOfField(fieldOf('udfDate1', crmComFields), 'Africa/Cairo');
		expect(udfDate1.safeParse('2026-04-24')).toMatchObject({ data: '2026-04-24T00:00:00' });
		expect(udfDate1.safeParse('46136')).toMatchObject({ data: '2026-04-24T00:00:00' });
		expect(udfDate1.safeParse('2026-04-23T22:00:00Z')).toMatchObject({
			data: '2026-04-24T01:00:00',
		});
	});

	it('takes every kind of outer white space off', () => {
		const spaces = '\t\n\v\f\r \u00A0\u1680\u2000\u2003\u2009\u200A\u2028\u2029\u202F\u205F\u3000';
		const invisible = '\u200B\u200C\u200D\u2060\uFEFF';
		for (const space of spaces + invisible) {
			expect(reader('name').safeParse(`${space}Asha${space}`)).toMatchObject({ data: 'Asha' });
			const given = `${space}x${space}`;
			const isTyped = !('\t\n\v\f\r\u2028\u2029' + invisible).includes(space);
			expect(reader('password').safeParse(given).success).toBe(isTyped);
			if (isTyped) expect(reader('password').safeParse(given).data).toBe(given);
		}
	});
});

describe('docs/values.md', () => {
	const docs = readFileSync(join(__dirname, '../../docs/values.md'), 'utf8');
	const sections = new Map(
		docs
			.split(/^## /m)
			.slice(1)
			.map((section) => [section.split('\n')[0] ?? '', section] as const),
	);
	const rowsIn = (section: string) =>
		section
			.split('\n')
			.filter((line) => line.startsWith('|') && !/^\| (A field holds|-)/.test(line))
			.map((line) => line.replace(/ +/g, ' '));

	it.each(conversions)('holds the rows of $name and no other', (conversion) => {
		const section = sections.get(conversion.name) ?? '';
		const rows = [
			...conversion.accepted.map(acceptedRow),
			...conversion.refused.map(refusedRow),
		].map((row) => row.replace(/ +/g, ' '));
		expect(rowsIn(section)).toEqual(rows);
	});

	it.each(conversions)('names the fields of $name', (conversion) => {
		const named = /^For: (.*)\.$/m.exec(sections.get(conversion.name) ?? '')?.[1] ?? '';
		const labels = [...new Set(fieldsOf(conversion).map(({ label }) => label))];
		expect(named.split(', ').sort()).toEqual(withRanges(labels).sort());
	});
});

/** `UDF String 1`, `UDF String 2`, … are one name in the docs: `UDF String 1 to 8`. */
function withRanges(labels: string[]): string[] {
	const single = labels.filter((label) => !label.startsWith('UDF '));
	const [first] = labels.filter((label) => label.startsWith('UDF '));
	const count = labels.length - single.length;
	return first === undefined ? single : [...single, `${first} to ${count}`];
}
