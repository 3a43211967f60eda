import type { IDataObject } from 'n8n-workflow';

import type { Vendor } from '../../nodes/CreateUser/vendors/contract';
import type { Field } from '../../nodes/CreateUser/vendors/field';
import { vendorNamed } from '../../nodes/CreateUser/vendors/registry';
import { acefone, servetel } from '../sandbox/telephony/brands';
import { answerOf } from '../unit/kinds/answers';
import { ENTRY, FORMS, formsOf, type FormName } from '../unit/kinds/forms';
import { KINDS, type Kind } from '../unit/kinds/table';
import { ERROR_OUTPUT, EVERY_VENDOR, loginIn, onBench, refused, requestsTo } from './cases';

// Every kind of test/unit/kinds through n8n to the stand-ins: once in all fields that take it, and once
// in all that refuse it.

for (const { fixture } of [servetel, acefone]) {
	const [did = ''] = ENTRY.also;
	fixture.roles.push({ id: Number(ENTRY.id), name: ENTRY.name });
	fixture.numbers.push({ ...ENTRY, did, alias: ENTRY.name, destination: 'IVR' });
	fixture.departments.push({ ...ENTRY, description: ENTRY.name });
	fixture.timeGroups.push(ENTRY);
}

const MODES = ['defineBelow', 'autoMap'] as const;
type Mode = (typeof MODES)[number];

/** What one field holds in one item, and what becomes of it. */
interface Cell {
	field: Field;
	given: string;
	answer: ReturnType<typeof answerOf>;
}

/** A field's first form, with the login that no other item has. */
function plainOf(field: Field, item: number): { form: FormName; plain: string; sent: unknown } {
	const [form = 'text'] = formsOf(field);
	const { plain, sent } = FORMS[form];
	return form === 'login'
		? { form, plain: `${plain}.${item}`, sent: `${plain}.${item}` }
		: { form, plain, sent };
}

/** True for what a field takes and this vendor or this screen does not. */
function isNotForHere(form: FormName, mode: Mode, kind: Kind, isEmpty: boolean): boolean {
	const isSameForAll = kind.given('a') === kind.given('b');
	// A login is one person's; a password of one character is no vendor's; templates are the account's.
	if (form === 'login' || form === 'password') return isSameForAll;
	if (form === 'templateName') return kind.answers[form] === 'asGiven';
	// On the screen the choice of agents was made: none is too few.
	return form === 'agentId' && mode === 'defineBelow' && isEmpty;
}

/** The item that has the kind wherever it is taken, or wherever it is refused. */
function cellsOf(vendor: Vendor, mode: Mode, kind: Kind, isRefused: boolean, item: number): Cell[] {
	return vendor.fields.map((field) => {
		const { form, plain, sent } = plainOf(field, item);
		const given = kind.given(plain);
		const answer = answerOf({ field, form }, kind, given);
		const isEmpty = 'sent' in answer && answer.sent === field.otherwise;
		const isOther = 'refused' in answer !== isRefused;
		// A row in which nobody is named would be no user at all.
		const names = isRefused && form === 'name' && kind.answers[form] === 'empty';
		if (isOther || names || (!isRefused && isNotForHere(form, mode, kind, isEmpty))) {
			return { field, given: plain, answer: { sent } };
		}
		const isPlain = 'sent' in answer && kind.answers[form] === 'plain';
		return { field, given, answer: isPlain ? { sent } : answer };
	});
}

function parametersOf({ fields }: Vendor, mappingMode: Mode): IDataObject {
	const access = fields.filter(({ grantsAccess }) => grantsAccess).map(({ screen }) => screen.name);
	const parameters: Record<string, unknown> = {
		...{ mappingMode, fixedValues: {}, inputAccessFields: access },
	};
	for (const { key, screen, under } of fields) {
		const value = `={{ $json.${key} }}`;
		const isTemplate = key === 'user_template_identifier';
		const shape = {
			resourceLocator: { __rl: true, mode: isTemplate ? 'name' : 'id', value },
			fixedCollection: { access: { seeCallsOf: 'agents', agents: value } },
		}[screen.type as string];
		if (under === undefined) parameters[screen.name] = shape ?? value;
		else {
			const others = parameters[under.name] as object | undefined;
			parameters[under.name] = { ...others, [screen.name]: shape ?? value };
		}
	}
	return parameters as IDataObject;
}

const ways = EVERY_VENDOR.flatMap((vendor) => MODES.map((mode) => [vendor, mode] as const));

it.each(ways)('%s, %s: the same answers as the table', async (name, mode) => {
	const vendor = vendorNamed(name);
	if (!vendor) throw new Error(`There is no vendor ${name}`);
	const rows = KINDS.flatMap((kind) => [false, true].map((isRefused) => ({ kind, isRefused })))
		.map(({ kind, isRefused }, at) => ({
			...{ title: kind.kind, isRefused },
			cells: cellsOf(vendor, mode, kind, isRefused, at),
		}))
		.filter(
			({ cells, isRefused }) => !isRefused || cells.some(({ answer }) => 'refused' in answer),
		);
	const items = rows.map(({ cells }) =>
		Object.fromEntries(cells.map(({ field, given }) => [field.key, given])),
	);
	await onBench(async (bench) => {
		const parameters = parametersOf(vendor, mode);
		const run = await bench.run(name, items, { parameters, node: ERROR_OUTPUT });
		const creates = requestsTo(bench.standIn(name), 'create').filter(({ committed }) => committed);
		const bodies = new Map(creates.map((create) => [loginIn(create), create.body as IDataObject]));
		const details = new Map(refused(run).map(({ details: all }) => [all.item, all.fields]));
		for (const [item, { title, isRefused, cells }] of rows.entries()) {
			const reasons = new Map(details.get(item)?.map(({ field, reason }) => [field, reason]));
			const login = cells.find(({ field }) => field.is === 'login')?.answer;
			const body = bodies.get(login && 'sent' in login ? String(login.sent) : '');
			const said = cells.map(({ field: { key, screen } }) => [
				...[key, isRefused ? reasons.get(screen.displayName) : body?.[key]],
			]);
			const wanted = cells.map(({ field: { key }, answer }) => {
				if ('sent' in answer) return [key, isRefused ? undefined : answer.sent];
				return [key, expect.stringMatching(answer.refused)];
			});
			expect([title, isRefused, ...said]).toEqual([title, isRefused, ...wanted]);
		}
	});
});
