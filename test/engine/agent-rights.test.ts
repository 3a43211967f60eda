import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../sandbox';
import { acefone, servetel } from '../sandbox/telephony/brands';
import { actions, ERROR_OUTPUT, onBench, panel, refused, TELEPHONY, VENDORS } from './cases';
import { locator } from './fields/people';
import { hires, mappedParameters, type Bench } from './fixture';

/**
 * What a new user may do is the operator's choice. n8n takes `$fromAI` in other spellings too, and its
 * tool schema is built without regard to case; here the first item stands in for what a model filled in.
 */

/** Ways to write the call that n8n evaluates, or might in another version. */
const SPELLINGS = [
	"$fromAI('chosen')",
	"$fromAi('chosen')",
	"$fromai('chosen')",
	"$FROMAI('chosen')",
	"$fromai ('chosen', 'The rights', 'string')",
	'$fromAi\n(`chosen`)',
	"[$fromai][0]('chosen')",
	"$json.chosen && $fromai('chosen')",
	"$from\\u0041I('chosen')",
	"\\u{24}fromAI /* the rights */ ('chosen')",
];

/** Shapes that a parameter with rights in it has when it holds an expression. */
interface Right {
	label: string;
	holds: (expression: string) => IDataObject;
	/** What the model chooses. */
	chosen: string;
}

const cdr = (access: IDataObject): IDataObject => ({ userForCdr: { access } });
const inAdditional = (more: IDataObject): IDataObject => ({ additionalFields: more });

function telephonyRights({ fixture }: typeof servetel): Array<[string, Right]> {
	const role = { label: 'User Role', chosen: String(fixture.roles[2]?.id) };
	const caller = { label: 'Caller ID Names or IDs', chosen: String(fixture.numbers[9]?.id) };
	const records = { label: 'Call Records (CDR) Access', chosen: '{"type":"all","value":null}' };
	const [number] = fixture.numbers;
	return [
		['a role by ID', { ...role, holds: (text) => ({ userRole: locator('id', text) }) }],
		['a role from the list', { ...role, holds: (text) => ({ userRole: locator('list', text) }) }],
		['a role by address', { ...role, holds: (text) => ({ userRole: locator('url', text) }) }],
		['a role as one expression', { ...role, holds: (text) => ({ userRole: text }) }],
		['all caller IDs', { ...caller, holds: (text) => ({ callerIds: text }) }],
		[
			'one of the caller IDs',
			{ ...caller, holds: (text) => ({ callerIds: [String(number?.id), text] }) },
		],
		[
			'access to call records as JSON',
			{ ...records, holds: (text) => cdr({ seeCallsOf: 'json', json: text }) },
		],
		[
			'the agents whose call records may be seen',
			{ ...records, holds: (text) => cdr({ seeCallsOf: 'agents', agents: text }) },
		],
	];
}

const template = { label: 'User Template', chosen: 'Supervisor' };

const RIGHTS: Record<VendorName, Array<[string, Right]>> = {
	servetel: telephonyRights(servetel),
	acefone: telephonyRights(acefone),
	crmcom: [
		[
			'a template by name',
			{ ...template, holds: (text) => ({ userTemplate: locator('name', text) }) },
		],
		['a template by ID', { ...template, holds: (text) => ({ userTemplate: locator('id', text) }) }],
		['a template as one expression', { ...template, holds: (text) => ({ userTemplate: text }) }],
	],
};

/** Parameters in which the value of a right is this expression, by whichever mapping mode. */
function parametersOf(
	bench: Bench,
	vendor: VendorName,
	mode: 'autoMap' | 'defineBelow',
	given: IDataObject,
): IDataObject {
	if (mode === 'defineBelow') {
		const { userForCdr, ...top } = given;
		return userForCdr === undefined ? top : inAdditional({ createWebLogin: true, userForCdr });
	}
	const { userTemplate, userRole, callerIds } = mappedParameters(bench.sandbox, vendor);
	const fixed = {
		...(vendor === 'crmcom'
			? { userTemplate, username: '={{ $json.login }}', firstName: 'A', lastName: 'B' }
			: {
					...{ userRole, callerIds, createAgent: true, status: true, createWebLogin: true },
					...{ name: 'A', loginId: '={{ $json.login }}' },
				}),
		...given,
	};
	return { mappingMode: mode, fixedValues: fixed as IDataObject };
}

const MODES = ['defineBelow', 'autoMap'] as const;
const cases = VENDORS.flatMap((vendor) =>
	MODES.flatMap((mode) =>
		RIGHTS[vendor].map(([name, right]) => [vendor, mode, name, right] as const),
	),
);

const items = (right: Right) => hires(2).map((hire) => ({ ...hire, chosen: right.chosen }));

describe('a model chooses no rights', () => {
	it.concurrent.each(cases)('%s, %s: %s, in any spelling', async (vendor, mode, _, right) => {
		await onBench(async (bench) => {
			for (const spelling of SPELLINGS) {
				const parameters = parametersOf(bench, vendor, mode, right.holds(`={{ ${spelling} }}`));
				const run = await bench.run(vendor, items(right), { parameters, node: ERROR_OUTPUT });
				const said = [spelling, ...refused(run).map(({ details }) => details.outcome)];
				expect(said).toEqual([spelling, 'refused', 'refused']);
				for (const { details } of refused(run)) {
					expect(details.fields.map(({ field }) => field)).toContain(right.label);
				}
				expect(bench.standIn(vendor).count('create')).toBe(0);
			}
		});
	});

	it.concurrent.each(VENDORS)('%s: in Stop mode the field is named', async (vendor) => {
		const [, right] = RIGHTS[vendor][0] ?? [];
		if (!right) throw new Error('No right');
		await onBench(async (bench) => {
			const given = right.holds("={{ $fromai('chosen') }}");
			const parameters = parametersOf(bench, vendor, 'defineBelow', given);
			const { message, description } = panel(
				await bench.run(vendor, items(right).slice(0, 1), { parameters }),
			);
			expect(message).toContain(`'${right.label}'`);
			expect(`${message} ${description}`).toMatch(/AI agent|model/);
			expect(bench.standIn(vendor).count('create')).toBe(0);
		});
	});

	it.concurrent.each(VENDORS.flatMap((vendor) => MODES.map((mode) => [vendor, mode] as const)))(
		'%s, %s: not by a collection that is one expression either',
		async (vendor, mode) => {
			await onBench(async (bench) => {
				for (const [at, spelling] of SPELLINGS.entries()) {
					const collection = mode === 'autoMap' ? 'fixedValues' : 'additionalFields';
					const parameters = {
						...parametersOf(bench, vendor, mode, {}),
						[collection]: `={{ ${spelling} }}`,
					};
					const chosen = {
						...{ userForCdr: { access: { seeCallsOf: 'all' } }, userTemplate: 'Supervisor' },
						...{ userRole: '54632', callerIds: ['1759333'] },
					};
					const people = hires(1, at).map((hire) => ({ ...hire, chosen }));
					await bench.run(vendor, people, { parameters, node: ERROR_OUTPUT });
				}
				// n8n may drop such a collection before the node sees it; what counts is what was sent.
				for (const { fields } of bench.standIn(vendor).created) {
					expect(fields).not.toHaveProperty('user_for_cdr');
					expect(JSON.stringify(fields)).not.toContain('Supervisor');
				}
			});
		},
	);
});

describe('what stays the model’s or the operator’s', () => {
	it.concurrent.each(VENDORS)('%s: what grants nothing may come from a model', async (vendor) => {
		await onBench(async (bench) => {
			const text = "={{ $fromai('first') }}";
			const parameters =
				vendor === 'crmcom'
					? { firstName: text, additionalFields: { email: "={{ $fromAI('email') }}" } }
					: {
							...{ name: text, email: "={{ $fromAi('email') }}" },
							additionalFields: { departments: "={{ $fromai('team') }}", createWebLogin: true },
						};
			const people = hires(1).map((hire) => ({ ...hire, team: 'Sales' }));
			const run = await bench.run(vendor, people, { parameters, node: ERROR_OUTPUT });
			expect(actions(run)).toEqual(['created']);
			const [{ fields } = { fields: {} }] = bench.standIn(vendor).created;
			expect(Object.values(fields)).toContain('First0');
		});
	});

	it.concurrent.each(cases.filter(([, , name]) => name.startsWith('a ')))(
		'%s, %s: %s from a field of the input that is called so',
		async (vendor, mode, name, right) => {
			await onBench(async (bench) => {
				const value = name.endsWith('address')
					? `https://panel.example/roles/${right.chosen}`
					: right.chosen;
				const wanted =
					name.endsWith('by ID') && vendor === 'crmcom'
						? bench.sandbox.crmcom.templates[1]?.id
						: value;
				const people = hires(1).map((hire) => ({ ...hire, fromAI: wanted, from_ai: wanted }));
				for (const [at, expression] of [
					'={{ $json.fromAI }}',
					'={{ $json["from_ai"] }}',
				].entries()) {
					const parameters = parametersOf(bench, vendor, mode, right.holds(expression));
					const some = people.map((one) => ({ ...one, login: `own.${at}` }));
					const run = await bench.run(vendor, some, { parameters, node: ERROR_OUTPUT });
					expect(refused(run)).toEqual([]);
				}
				expect(bench.standIn(vendor).created).toHaveLength(2);
			});
		},
	);

	it.concurrent.each(TELEPHONY)('%s: a chosen role beside a text of the model', async (vendor) => {
		await onBench(async (bench) => {
			const role = bench.sandbox[vendor].fixture.roles[1]?.id;
			const parameters = { name: "={{ $fromai('first') }}", userRole: locator('id', role) };
			const run = await bench.run(vendor, hires(1), { parameters, node: ERROR_OUTPUT });
			expect(refused(run)).toEqual([]);
			expect(bench.standIn(vendor).created[0]?.fields.user_role).toBe(role);
		});
	});
});
