import type { Fault } from './fault';

/** Broken lines of the vendors' folders, chosen in the same way. */
export const vendorLines: readonly Fault[] = [
	{
		what: 'does not read the flag that is written with a capital',
		file: 'vendors/telephony/answers.ts',
		find: '[success, Success].map(',
		put: '[success].map(',
	},
	{
		what: 'takes a yes with errors beside it for done',
		file: 'vendors/telephony/answers.ts',
		find: 'if (!saysYes || saysNo(body)) return',
		put: 'if (!saysYes) return',
	},
	{
		what: 'loses the extension of a new user',
		file: 'vendors/telephony/answers.ts',
		find: 'moreOf(known, idOf(data.agent_id), idOf(data.agent_extension))',
		put: 'moreOf(known, idOf(data.agent_id), undefined)',
	},
	{
		what: "leaves out the key that Acefone's older host reads the login from",
		file: 'vendors/telephony/index.ts',
		find: "loginKeys: ['email', 'login_id'],",
		put: "loginKeys: ['email'],",
	},
	{
		what: 'has another host for the older region of the UK',
		file: 'vendors/telephony/index.ts',
		find: "ukOlder: 'https://api.acefone.co.uk',",
		put: "ukOlder: 'https://api.acefone.com',",
	},
	{
		what: 'leaves the web login out where the operator does',
		file: 'vendors/telephony/optional-fields.ts',
		find: '\t\totherwise: true,\n',
		put: '',
	},
	{
		what: 'does not update the block of the web login',
		file: 'vendors/telephony/optional-fields.ts',
		find: "key: 'block_web_login',\n\t\ttype: flag,\n\t\tunder: additional,\n\t\tupdatable: true,",
		put: "key: 'block_web_login',\n\t\ttype: flag,\n\t\tunder: additional,",
	},
	{
		what: 'sends a caller ID twice that is given by number and by id',
		file: 'vendors/telephony/types.ts',
		find: 'return distinct(distinct(texts).map(sent));',
		put: 'return distinct(texts).map(sent);',
	},
	{
		what: 'sends the id of a time group where its name is wanted',
		file: 'vendors/telephony/types.ts',
		find: "sendListsAs === 'name' || isNamed(given) ? ['timeGroups'] : []",
		put: "isNamed(given) ? ['timeGroups'] : []",
	},
	{
		what: 'does not find a number that is listed with its plus sign',
		file: 'vendors/telephony/lists.ts',
		find: "name.replace(/^\\+/, '')",
		put: 'name',
	},
	{
		what: 'keeps the path of the users in a pasted address',
		file: 'vendors/telephony/login.ts',
		find: '|users?|departments',
		put: '|departments',
	},
	{
		what: 'takes "too many logins" for a refused login',
		file: 'vendors/telephony/login.ts',
		find: 'if (httpStatus === 429 || mustWait) {',
		put: 'if (mustWait) {',
	},
	{
		what: 'asks for no next page where the answer has no cursor of its own',
		file: 'vendors/telephony/lists.ts',
		find: ' ?? idOf(entries.value.at(-1)?.id)',
		put: '',
	},
	{
		what: 'takes a disabled agent for one who works',
		file: 'vendors/telephony/lists.ts',
		find: "const AGENT_IS_OFF = ['1', '2'];",
		put: "const AGENT_IS_OFF = ['1'];",
	},
	{
		what: 'does not see that a page is not the last one',
		file: 'vendors/telephony/hints.ts',
		find: 'numbersIn(place, PAGES).some((last) => last > page)',
		put: 'false',
	},
	{
		what: 'sends an id into the path of an update as it is',
		file: 'vendors/telephony/index.ts',
		find: 'encodeURIComponent(id)',
		put: 'id',
	},
	{
		what: 'logs in anew for the 403 of a firewall',
		file: 'vendors/crmcom/answers.ts',
		find: '(answer.status === 403 && answer.json !== undefined) ||',
		put: 'answer.status === 403 ||',
	},
	{
		what: 'does not know a username that comes back escaped for HTML',
		file: 'vendors/comparing.ts',
		find: 'letters.compare(plain(mine), plain(theirs))',
		put: 'letters.compare(folded(mine), folded(theirs))',
	},
	{
		what: 'shares the token of one unit with another',
		file: 'vendors/crmcom/login.ts',
		find: 'more: [loginText(credentials.unitId)],',
		put: 'more: [],',
	},
	{
		what: "takes a template's id for its name",
		file: 'vendors/crmcom/fields.ts',
		find: 'mode === undefined && CRM_ID.test(bareCode(read.text))',
		put: 'false',
	},
	{
		what: 'lists the fields to return with spaces between them',
		file: 'vendors/crmcom/fields.ts',
		find: "names.join(',')",
		put: "names.join(', ')",
	},
	{
		what: 'sends an operator who is not certain to another place',
		file: 'vendors/crmcom/index.ts',
		find: "whereToLook: 'among the users in CRM.COM, under Foundation > User Management',",
		put: "whereToLook: '',",
	},
];
