import { chosenByAgent, originOf } from '../../../nodes/CreateUser/intake/parameters';
import { additional, type Field } from '../../../nodes/CreateUser/vendors/field';

const role: Field = {
	...{ key: 'role', type: undefined as never, grantsAccess: true },
	screen: { displayName: 'User Role', name: 'userRole', type: 'string', default: '' },
};
const inCollection: Field = { ...role, under: additional };

/** The same call in spellings that JavaScript reads as one. */
const SPELLINGS = [
	"$fromAI('x')",
	"$fromai ('x')",
	"$fromAI /* the role */ ('x')",
	"$fromAI\n('x')",
	String.raw`$from\u0041I('x')`,
	String.raw`\u0024fromAI('x')`,
	String.raw`\u{24}from\u{0041}I('x')`,
	String.raw`$\u0066\u0072\u006f\u006dai('x')`,
	String.raw`[this['$from\x41I']][0]('x')`,
	String.raw`this['\44from\101I']('x')`,
	String.raw`this['$fr\omAI']('x')`,
	"this['$from\\\nAI']('x')",
	"this['$from\\\r\nAI']('x')",
];

describe('a value that is left to an AI agent', () => {
	it.each(SPELLINGS)('is known by any spelling of the call: %s', (call) => {
		const written = `={{ ${call} }}`;
		const reason = expect.stringContaining('is left to the AI agent');
		const refusal = { field: 'User Role', reason };
		const shapes = [written, { mode: 'id', value: written }, ['7', written]];
		for (const userRole of shapes) {
			expect(chosenByAgent({ userRole } as never, [role], false)).toEqual([refusal]);
			const parameters = { additionalFields: { userRole } } as never;
			expect(chosenByAgent(parameters, [inCollection], false)).toEqual([refusal]);
		}
		expect(chosenByAgent({ additionalFields: written }, [inCollection], false)).toEqual([refusal]);
	});

	it.each([
		undefined,
		'',
		'54630',
		'={{ $json.fromAI }}',
		'={{ $json["from_ai"] }}',
		String.raw`={{ $json.path.split('\u0041')[0] }}`,
		String.raw`={{ $json.folder + '\\users\x' }}`,
	])('is nothing else: %j', (userRole) => {
		expect(chosenByAgent({ userRole } as never, [role], false)).toEqual([]);
	});
});

describe('in the tool of an agent', () => {
	it.each([
		'={{ $tool.parameters.role }}',
		'={{ $tool["parameters"].role }}',
		'={{ $parameter.name }}',
		'={{ $json.role }}',
		'={{ $input.item.json.role }}',
		'={{ $thisItem.json.role }}',
		'={{ $items()[0].json.role }}',
		'={{ $rawParameter.name }}',
		"={{ $evaluateExpression('{{ 7 }}') }}",
		String.raw`={{ \u0024json.role }}`,
	])('what the call has is the model’s: %s', (userRole) => {
		expect(chosenByAgent({ userRole } as never, [role], true)).toHaveLength(1);
		expect(chosenByAgent({ userRole } as never, [role], false)).toEqual([]);
	});

	it.each([
		'54630',
		"={{ $('Form').item.json.role }}",
		"={{ $items('Form')[0].json.role }}",
		'={{ $items ( "Form" )[$itemIndex].json.role }}',
		'={{ $vars.role }}',
	])('what another node has, or n8n, is not: %s', (userRole) => {
		expect(chosenByAgent({ userRole } as never, [role], true)).toEqual([]);
	});
});

describe('where a value comes from', () => {
	it.each([
		['54630', 'everyone'],
		['={{ 1 + 1 }}', 'everyone'],
		['={{ $json.role }}', 'item'],
		[String.raw`={{ \u0024json.role }}`, 'item'],
		[String.raw`={{ $js\u{6f}n.role }}`, 'item'],
		["={{ $('Sheet').item.json.role }}", 'anywhere'],
		[String.raw`={{ \u0024('Sheet').item.json.role }}`, 'anywhere'],
		[String.raw`={{ $json.role + \u{24}('Sheet').item.json.role }}`, 'anywhere'],
	])('is told by the names in it, however they are spelt: %s', (raw, origin) => {
		expect(originOf(raw)).toBe(origin);
	});
});
