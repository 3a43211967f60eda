import { OF_A_FORMULA, OF_NAN, type Conversion } from './conversion';

const LEFT_BEHIND = 'which a missing value leaves behind. Correct the cell or the expression.';

const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value });

/** What the screen's fixed collection yields. */
const chosen = (access: Record<string, unknown>) => ({ access });

const ALL = { kind: 'object', value: { type: 'all', value: null } };
const SOME = { kind: 'agents', agents: [['Asha Rao']] };
const DOCUMENTED = { type: 'agent', value: ['0502842370261'] };
const CRM_ID = 'EE63A82C4FEBE02FF34E90DD1EBA5ABE';

const cdrAccess: Conversion = {
	name: 'Call records access',
	telephony: ['userForCdr'],
	crmCom: [],
	accepted: [
		{
			given: chosen({ seeCallsOf: 'all' }),
			becomes: ALL,
			as: 'All Users',
			sent: '`{"type":"all","value":null}`',
		},
		{ given: ' ALL ', becomes: ALL, sent: '`{"type":"all","value":null}`' },
		{ given: 'all users', becomes: ALL, sent: '`{"type":"all","value":null}`' },
		{
			given: chosen({ seeCallsOf: 'agents', agents: ['Asha Rao'] }),
			becomes: SOME,
			as: 'Selected Agents, with Asha Rao chosen',
			sent: '`agent` with the agent ID of Asha Rao',
		},
		{
			given: 'Asha Rao; 0502842370261',
			becomes: {
				kind: 'agents',
				agents: [['Asha Rao'], ['0502842370261']],
			},
			sent: '`agent` with the agent ID of Asha Rao and this agent ID',
		},
		{
			given: ['Asha Rao'],
			becomes: SOME,
			sent: '`agent` with the agent ID of Asha Rao',
		},
		{
			given: chosen({ seeCallsOf: 'json', json: JSON.stringify(DOCUMENTED) }),
			becomes: { kind: 'object', value: DOCUMENTED },
			as: `Other (JSON), with \`${JSON.stringify(DOCUMENTED)}\``,
			sent: 'the same object',
		},
		{
			given: DOCUMENTED,
			becomes: { kind: 'object', value: DOCUMENTED },
			sent: 'the same object',
		},
		{
			given: ` ${JSON.stringify(DOCUMENTED)} `,
			becomes: { kind: 'object', value: DOCUMENTED },
			as: 'the text of such an object',
			sent: 'the object',
		},
		{
			given: { access: 'own' },
			becomes: { kind: 'object', value: { access: 'own' } },
			sent: 'the same object',
		},
		{
			given: { type: 'agent', value: [' 0502\u200B842370261', "'0502842370262", 7] },
			becomes: {
				kind: 'object',
				value: { type: 'agent', value: ['0502842370261', '0502842370262', 7] },
			},
			as: 'such an object with invisible characters or a text mark in an ID',
			sent: 'the object without them',
		},
		{
			given: '{"type":"agent\u200B","value":"0502\u00AD842370261"}',
			becomes: { kind: 'object', value: { type: 'agent', value: '0502842370261' } },
			as: 'the text of such an object with one ID',
			sent: 'the object without them',
		},
		{
			given: '{"type":"agent","note":"a, N/A, b"}',
			becomes: { kind: 'object', value: { type: 'agent', note: 'a, N/A, b' } },
			sent: 'the same object',
		},
		{
			given: { type: 'agent', value: null, more: ['null'] },
			becomes: { kind: 'object', value: { type: 'agent', value: null, more: ['null'] } },
			sent: 'the same object',
		},
		{ given: {}, becomes: undefined, as: 'nothing chosen' },
		...[',', ' ; ', [], '[]', '[""]'].map((given) => ({ given, becomes: undefined })),
		{
			given: chosen({ seeCallsOf: 'json', json: '[]' }),
			becomes: undefined,
			as: 'Other (JSON), with `[]`',
		},
		{ given: '', becomes: undefined },
	],
	refused: [
		{
			given: chosen({ seeCallsOf: 'agents', agents: [] }),
			reason: "has no agents. Choose some under 'Agent Names or IDs'.",
			as: 'Selected Agents, with none chosen',
		},
		{
			given: chosen({ seeCallsOf: 'json', json: '{"type":' }),
			reason: 'is "{\\"type\\":", which is not a JSON object such as {"type": "all"}.',
			as: 'Other (JSON), with `{"type":`',
		},
		{
			given: chosen({ seeCallsOf: 'json', json: '["all"]' }),
			reason: 'is "[\\"all\\"]", which is not a JSON object such as {"type": "all"}.',
			as: 'Other (JSON), with `["all"]`',
		},
		{
			given: chosen({ seeCallsOf: 'own' }),
			reason: "does not say whose calls. Choose it under 'May See Calls Of'.",
		},
		{
			given: chosen({ agents: ['Asha Rao'] }),
			reason: "does not say whose calls. Choose it under 'May See Calls Of'.",
		},
		{
			given: { access: {} },
			reason: "does not say whose calls. Choose it under 'May See Calls Of'.",
		},
		{ given: 'Asha Rao, #N/A', reason: `has an entry that is #N/A, ${OF_A_FORMULA}` },
		{ ...OF_NAN, reason: `has an entry that ${OF_NAN.reason}` },
		{
			given: { type: 'undefined', value: null },
			reason: `has a type that is "undefined", ${LEFT_BEHIND}`,
		},
		{
			given: '{"type":"agent","value":["0502842370261"," null "]}',
			reason: `has an entry that is "null", ${LEFT_BEHIND}`,
		},
		{
			given: { type: 'agent', value: [null] },
			reason: `has an entry that is "null", ${LEFT_BEHIND}`,
		},
		{
			given: { type: 'agent', value: [NaN] },
			reason: `has an entry that is NaN, ${LEFT_BEHIND}`,
			as: '`{"type":"agent","value":[NaN]}`, with NaN as `{{ $json.nope * 1 }}` yields it',
		},
		{
			given: chosen({ seeCallsOf: 'json', json: '{"type":"agent","value":"NaN"}' }),
			reason: `has a value that is "NaN", ${LEFT_BEHIND}`,
			as: 'Other (JSON), with `{"type":"agent","value":"NaN"}`',
		},
		{
			given: { type: 'agent', value: ['[object Object]'] },
			reason:
				'has an entry that is "[object Object]": the expression yields an object where a text is needed.',
		},
		{
			given: { type: 'agent', value: ["'#N/A"] },
			reason: `has an entry that is #N/A, ${OF_A_FORMULA}`,
		},
		{
			given: chosen({ seeCallsOf: 'json', json: NaN }),
			reason: OF_NAN.reason,
			as: 'Other (JSON), with NaN',
		},
	],
};

const template: Conversion = {
	name: 'User template',
	telephony: [],
	crmCom: ['userTemplate'],
	accepted: [
		{
			given: locator('name', ' Call Centre Agent '),
			becomes: { name: 'Call Centre Agent' },
			as: '`" Call Centre Agent "` under By Name',
		},
		{
			given: locator('id', CRM_ID),
			becomes: { id: CRM_ID },
			as: `\`"${CRM_ID}"\` under By ID`,
		},
		{ given: locator('id', 7), becomes: { id: '7' }, as: '`7` under By ID' },
		{ given: 'Back Office', becomes: { name: 'Back Office' } },
		{ given: 'Sales &amp; Support', becomes: { name: 'Sales & Support' } },
		{ given: CRM_ID.toLowerCase(), becomes: { id: CRM_ID.toLowerCase() } },
		{
			given: locator('name', { id: CRM_ID }),
			becomes: { id: CRM_ID },
			as: `an expression that yields \`{"id":"${CRM_ID}"}\``,
		},
		{ given: '{"code":"CCA"}', becomes: { code: 'CCA' } },
		{
			given: { name: ' Back Office\u00A0', id: '' },
			becomes: { name: 'Back Office' },
			as: '`{"name":" Back Office ","id":""}`',
		},
		{ given: locator('name', ''), becomes: undefined, as: 'an empty name or ID' },
	],
	refused: [
		{
			given: { name: 'Back Office', id: CRM_ID },
			reason: 'is given by name and id. CRM.COM takes exactly one of name and ID.',
		},
		{ given: '{}', reason: 'is given by nothing. CRM.COM takes exactly one of name and ID.' },
		{
			given: ['Back Office', 'Agent'],
			reason: 'is a list, not a text. Map a single value to this field.',
		},
		{ given: { name: '#N/A' }, reason: `is #N/A, ${OF_A_FORMULA}` },
		OF_NAN,
		{
			given: locator('name', '#N/A'),
			reason: `is #N/A, ${OF_A_FORMULA}`,
			as: '`"#N/A"` under By Name',
		},
	],
};

/** The types whose value is an object in the request. */
export const objectConversions = [cdrAccess, template];
