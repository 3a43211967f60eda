import { AS_PLAIN_TEXT, OF_A_FORMULA, OF_COMMAS, OF_NAN, type Conversion } from './conversion';

const OF_SEVERAL = 'To give several, part them with semicolons.';

const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value });

const texts: Conversion = {
	name: 'List of texts',
	telephony: ['agentGroups'],
	crmCom: ['fieldsSet'],
	accepted: [
		{ given: 'Sales Group', becomes: ['Sales Group'] },
		{ given: ' Sales , Support;Night crew ', becomes: ['Sales', 'Support', 'Night crew'] },
		{ given: 'Sales\r\nSupport', becomes: ['Sales', 'Support'] },
		{
			given: '営業、東京， Sales؛ دعم، مبيعات',
			becomes: ['営業', '東京', 'Sales', 'دعم', 'مبيعات'],
		},
		{ given: ['Sales', ' Support '], becomes: ['Sales', 'Support'] },
		{ given: '["Sales, East", "Support"]', becomes: ['Sales, East', 'Support'] },
		{ given: '"Sales, East", Support', becomes: ['Sales, East', 'Support'] },
		{ given: '[EU] Sales, [US] Sales', becomes: ['[EU] Sales', '[US] Sales'] },
		{ given: 'Sales,,Sales, ', becomes: ['Sales'] },
		{ given: [7, '8'], becomes: ['7', '8'] },
		{ given: 7, becomes: ['7'] },
		{ given: ' , ', becomes: undefined },
		{ given: [], becomes: undefined },
		{ given: '', becomes: undefined },
	],
	refused: [
		{
			given: '[Sales, Support]',
			reason: 'is "[Sales, Support]", which begins like a JSON list but is none.',
		},
		{ given: 'Sales, #N/A', reason: `has an entry that is #N/A, ${OF_A_FORMULA}` },
		{ ...OF_NAN, reason: `has an entry that ${OF_NAN.reason}` },
		{
			given: ['Sales', true],
			reason:
				'has an entry that is true, not a text. Map another value to this field, or format its column as plain text if the word is meant.',
		},
		{
			given: { group: 'Sales' },
			reason: 'has an entry that is an object, not a text. Map a single value to this field.',
		},
		{
			given: 'Sales\tEast',
			reason: 'has an entry that has a line break or another control character in it. Take it out.',
		},
	],
};

const reference: Conversion = {
	name: 'One entry of a list',
	telephony: ['userRole', 'timeGroup'],
	crmCom: [],
	accepted: [
		{
			given: ' Quality ',
			becomes: { by: 'name', name: 'Quality' },
			sent: 'the entry named Quality',
		},
		{ given: '54630', becomes: { by: 'id', id: '54630' }, sent: 'the entry with the ID 54630' },
		{ given: 54630, becomes: { by: 'id', id: '54630' }, sent: 'the entry with the ID 54630' },
		{ given: "'54630", becomes: { by: 'id', id: '54630' }, sent: 'the entry with the ID 54630' },
		{
			given: "'90s intake",
			becomes: { by: 'name', name: "'90s intake" },
			sent: "the entry named '90s intake",
		},
		{
			given: ['Quality'],
			becomes: { by: 'name', name: 'Quality' },
			sent: 'the entry named Quality',
		},
		{
			given: locator('list', '54630'),
			becomes: { by: 'id', id: '54630' },
			as: 'an entry chosen under From List',
			sent: 'the entry with its ID',
		},
		{
			given: locator('id', ' Quality'),
			becomes: { by: 'name', name: 'Quality' },
			as: '`"Quality"` under By ID or Name',
			sent: 'the entry named Quality',
		},
		{
			given: locator('url', ' https://panel.example.com/v2/roles/54630/edit?page=3#top '),
			becomes: { by: 'id', id: '54630' },
			as: '`https://panel.example.com/v2/roles/54630/edit?page=3` under By URL',
			sent: 'the last number of the path: the entry with the ID 54630',
		},
		{ given: locator('id', ''), becomes: undefined, as: 'an empty entry in any of the modes' },
		{ given: locator('url', ' '), becomes: undefined, as: 'an empty address under By URL' },
		{ given: '', becomes: undefined },
	],
	refused: [
		{
			given: ['Quality', 'Agent'],
			reason: 'is a list, not a text. Map a single value to this field.',
		},
		{
			given: locator('url', 'https://panel42.example.com:8443/roles'),
			reason: 'is "https://panel42.example.com:8443/roles". No role ID in this address.',
			as: '`https://panel42.example.com:8443/roles` under By URL',
		},
		{
			given: locator('id', true),
			reason:
				'is true, not a text. Map another value to this field, or format its column as plain text if the word is meant.',
			as: '`true` under By ID or Name',
		},
		{ given: '#N/A', reason: `is #N/A, ${OF_A_FORMULA}` },
		OF_NAN,
		{
			given: 'undefined',
			reason:
				'is "undefined", which a missing value leaves behind. Correct the cell or the expression.',
		},
	],
};

const references: Conversion = {
	name: 'Several entries of a list',
	telephony: ['callerIds', 'departments'],
	crmCom: [],
	accepted: [
		{
			given: 'Sales, 20547',
			becomes: [['Sales', '20547']],
			sent: 'the entry named Sales and the one with the ID 20547, in this order',
		},
		{
			given: '101,102',
			becomes: [['101', '102']],
			sent: 'the entries with these IDs, in this order',
		},
		{
			given: ['1759333', 1759336],
			becomes: [['1759333'], ['1759336']],
			sent: 'the entries with these IDs, in this order',
		},
		{
			given: '+918065551200; Front Desk',
			becomes: [['+918065551200'], ['Front Desk']],
			sent: 'the entries with these names; a caller ID also goes by its phone number',
		},
		{
			given: '["Sales, East"]',
			becomes: [['Sales, East']],
			sent: 'the entry named Sales, East',
		},
		{
			given: 'Sales, North, Finance',
			becomes: [['Sales', 'North', 'Finance']],
			sent: 'the entries named Sales, North and Finance, where the list has Sales, North; three entries otherwise',
		},
		{
			given: 'Sales; North',
			becomes: [['Sales'], ['North']],
			sent: 'the entries named Sales and North, whatever the list has',
		},
		{ given: [], becomes: undefined },
		{ given: '', becomes: undefined },
	],
	refused: [
		{ given: '[Sales', reason: 'is "[Sales", which begins like a JSON list but is none.' },
		{
			given: [{ id: 1759333 }],
			reason: 'has an entry that is an object, not a text. Map a single value to this field.',
		},
		{ given: ['#REF!'], reason: `has an entry that is #REF!, ${OF_A_FORMULA}` },
		{ ...OF_NAN, reason: `has an entry that ${OF_NAN.reason}` },
		{ given: '1,759,333', reason: `${OF_COMMAS('1,759,333')} ${OF_SEVERAL}` },
		{ given: '1759336; 17,59,333', reason: `${OF_COMMAS('17,59,333')} ${OF_SEVERAL}` },
		{
			given: '1759333,00',
			reason: `is 1759333,00. An export has made a decimal number of it. ${AS_PLAIN_TEXT} ${OF_SEVERAL}`,
		},
	],
};

/** The types that hold several entries, or entries of a vendor's list. */
export const listConversions = [texts, reference, references];
