/** A fault made by hand: in one file, one text that occurs once becomes another. */
export interface Fault {
	/** What the product would do wrong. */
	what: string;
	/** Below `nodes/CreateUser/`. */
	file: string;
	find: string;
	put: string;
}

/**
 * Faults in decisions. All of them were chosen from `nodes/` alone, before anything of `test/` but the
 * made-up vendor was read.
 */
export const decisions: readonly Fault[] = [
	{
		what: 'shows the password of a user who was only found afterwards',
		file: 'creation/create-one.ts',
		find: 'hasPassword: wasAbsent, lookedUp: true',
		put: 'hasPassword: true, lookedUp: true',
	},
	{
		what: 'forgets that the login was absent before it was sent again',
		file: 'creation/create-one.ts',
		find: 'failure: failure ?? sending.failure, wasAbsent: true }',
		put: 'failure: failure ?? sending.failure }',
	},
	{
		what: 'takes a first "not there" after a lost answer as final',
		file: 'creation/look-up.ts',
		find: 'last.askedAt >= from + pauses.absentCounts',
		put: 'last.askedAt >= from',
	},
	{
		what: 'sends a saved user again after one "not there"',
		file: 'creation/create-one.ts',
		find: 'lookUpAfter(parts, user.login, saved.at, ABSENCES_OF_A_CREATED)',
		put: 'lookUpAfter(parts, user.login, saved.at)',
	},
	{
		what: 'takes two people with the same names in another order for one',
		file: 'creation/likeness.ts',
		find: "if (names.includes('compatible')) return isProven ? 'same' : 'unknown';",
		put: "if (names.includes('compatible')) return 'same';",
	},
	{
		what: 'does not see another person in another e-mail and number',
		file: 'creation/likeness.ts',
		find: "if (isContradicted) return 'another';",
		put: '',
	},
	{
		what: 'sends the password with every update',
		file: 'creation/update.ts',
		find: "typeof updatable === 'object' ? options[updatable.option] === true : Boolean(updatable)",
		put: 'Boolean(updatable)',
	},
	{
		what: 'counts the 403 of a firewall against the credential',
		file: 'creation/refused.ts',
		find: "kind === 'forbidden' && reason.saidBy === 'api'",
		put: "kind === 'forbidden'",
	},
	{
		what: 'believes a user whom another account created',
		file: 'creation/create-one.ts',
		find: 'if (recent?.by === account.key) return await ifExists(',
		put: 'if (recent) return await ifExists(',
	},
	{
		what: 'takes any code of the vendor for "no such user"',
		file: 'account/directory.ts',
		find: "if (nobody.code === value.code) return { kind: 'absent', askedAt };",
		put: "return { kind: 'absent', askedAt };",
	},
	{
		what: 'takes an empty page that promises more for the end of the list',
		file: 'account/pages.ts',
		find: "return more === true ? 'notProven' : 'end';",
		put: "return 'end';",
	},
	{
		what: 'uses a user list however old it is',
		file: 'account/user-list.ts',
		find: 'isEnough && readAt >= since && readAt <= Date.now()',
		put: 'isEnough && readAt <= Date.now()',
	},
	{
		what: 'takes every repeated login for the same user, whatever else differs',
		file: 'intake/read-items.ts',
		find: 'if (first.digest === digest) return',
		put: 'if (first) return',
	},
	{
		what: 'sends a create again at once when the answer was lost',
		file: 'account/transport.ts',
		find: "if (method !== 'GET') return false;",
		put: '',
	},
	{
		what: 'takes a connection that broke for one that was never made',
		file: 'wire/connection-problem.ts',
		find: 'if (isConnecting && calls.length > 0) {',
		put: 'if (isConnecting) {',
	},
	{
		what: 'leaves a secret in an answer that writes it with escapes',
		file: 'wire/secrets.ts',
		find: "if (text === answer.text && !text.includes('\\\\u')) return answer;",
		put: 'if (text === answer.text) return answer;',
	},
	{
		what: 'tries a refused login again and again',
		file: 'login/sessions.ts',
		find: 'if (problem) return { problem };\n\tconst login = loginOf(key);',
		put: 'const login = loginOf(key);',
	},
	{
		what: 'takes rights from the input without being told to',
		file: 'intake/automatic.ts',
		find: '!field.grantsAccess || fromInput.has(field.screen.name)',
		put: 'true',
	},
	{
		what: 'goes on with every item after the login was refused',
		file: 'run/course.ts',
		find: "return mode === 'stop' || isOfAccount(outcome);",
		put: "return mode === 'stop';",
	},
	{
		what: 'shows a generated password to an agent that may not see it',
		file: 'report/output.ts',
		find: '|| !isGiven || !showPasswords) return {};',
		put: '|| !isGiven) return {};',
	},
	{
		what: 'saves nothing of a user who may exist',
		file: 'run/record.ts',
		find: "if (outcome.kind === 'unknown') return [{ login, id: null, evidence: 'uncertain', at }];",
		put: '',
	},
	{
		what: 'tells a password that is another one since the secret was changed',
		file: 'creation/memory.ts',
		find: 'for (const [key, { generated: _past, ...user }] of this.saved) this.saved.set(key, user);',
		put: '',
	},
	{
		what: 'sends a login that another run is just sending',
		file: 'account/in-flight.ts',
		find: 'for (let other = this.beingSent.get(key); other;',
		put: 'for (let other: Promise<void> | undefined; other;',
	},
	{
		what: 'misses a user who shows up behind the end of the list',
		file: 'account/user-list.ts',
		find: 'ends[0].at <= askedAt - pauses.absentCounts',
		put: 'ends[0].at <= askedAt',
	},
	{
		what: 'doubles the pause for each of the requests that failed together',
		file: 'account/outage.ts',
		find: 'if (startedAt < this.until) return;',
		put: '',
	},
	{
		what: 'sends many users before the first one was answered',
		file: 'account/pace.ts',
		find: 'return this.hasSent || this.sending === 0;',
		put: 'return true;',
	},
	{
		what: 'uses a token up to its last moment',
		file: 'login/login.ts',
		find: 'now + life - Math.min(pauses.renewalMargin, life / 5)',
		put: 'now + life',
	},
	{
		what: 'logs in anew whatever went wrong with a request of another node',
		file: 'login/credential.ts',
		find: "if (result.kind === 'tokenRefused') dropSession(",
		put: 'if (result.kind) dropSession(',
	},
	{
		what: "reads the date of Retry-After by its own clock instead of the vendor's",
		file: 'wire/answer.ts',
		find: 'time - (Number.isNaN(clock) ? now : clock)',
		put: 'time - now',
	},
	{
		what: 'takes the fault of a formula for a password',
		file: 'values/text.ts',
		find: 'if (SHEET_FAULT.test(value)) return OF_A_FORMULA;',
		put: '',
	},
	{
		what: "reads a date without a zone in the workflow's zone, where summer time may skip it",
		file: 'values/date.ts',
		find: 'zone: OFFSET.test(iso) ? zone : CLOCK',
		put: 'zone',
	},
	{
		what: 'takes the time-out of a gateway for a refusal',
		file: 'vendors/verdict.ts',
		find: 'if (status < 500 && status !== REQUEST_TIMEOUT) return undefined;',
		put: 'if (status < 500) return undefined;',
	},
	{
		what: 'says that a user was not sent whom an earlier try created',
		file: 'report/tally.ts',
		find: 'if (isNews || !groups.has(key)) groups.set(',
		put: 'groups.set(',
	},
	{
		what: 'refuses a name that was added since the list was loaded',
		file: 'intake/read-items.ts',
		find: 'if (item.isByName) unknown.push({ one, at });',
		put: '',
	},
	{
		what: "puts out the vendor's raw words with a password in them",
		file: 'report/output.ts',
		find: 'jsonWithout(withoutLikelySecrets(user.raw ?? null, []), secrets)',
		put: 'withoutLikelySecrets(user.raw ?? null, [])',
	},
	{
		what: 'throws at an agent instead of telling it what went wrong',
		file: 'run/settings.ts',
		find: 'return context.continueOnFail() || isTool(context);',
		put: 'return context.continueOnFail();',
	},
	{
		what: 'takes a list that is not proven whole for a precaution',
		file: 'creation/precaution.ts',
		find: "if (read.end === 'proven') return { at: read.askedAt };",
		put: "if (read.end !== 'cut') return { at: read.askedAt };",
	},
	{
		what: 'gives up an update because the answer to the create named no id',
		file: 'creation/if-exists.ts',
		find: 'known.id === null ? await withId(parts, user, known) : known',
		put: 'known',
	},
	{
		what: 'adds up refusals by 403 with accepted users in between',
		file: 'account/accounts.ts',
		find: 'this.forbidden = 0;\n',
		put: '\n',
	},
	{
		what: 'learns a lower rate from each of the requests that one burst had turned away',
		file: 'account/rate.ts',
		find: 'if (startedAt >= this.pausedUntil) this.learn();',
		put: 'this.learn();',
	},
];

/** Broken lines of the vendors' folders, chosen in the same way. */
export const vendorLines: readonly Fault[] = [
	{
		what: 'does not read the flag that is written with a capital',
		file: 'vendors/telephony/answers.ts',
		find: 'const flag = success ?? Success;',
		put: 'const flag = success;',
	},
	{
		what: 'takes a yes with errors beside it for done',
		file: 'vendors/telephony/answers.ts',
		find: 'if ((flag === true || hasId) && !hasErrors) {',
		put: 'if (flag === true || hasId) {',
	},
	{
		what: 'loses the extension of a new user',
		file: 'vendors/telephony/answers.ts',
		find: 'moreOf(known, idOf(data.agent_id), idOf(data.agent_extension))',
		put: 'moreOf(known, idOf(data.agent_id), undefined)',
	},
	{
		what: "leaves out the key that Acefone's older host reads the login from",
		file: 'vendors/telephony/brands.ts',
		find: "loginKeys: ['email', 'login_id'],",
		put: "loginKeys: ['email'],",
	},
	{
		what: 'has another host for the older region of the UK',
		file: 'vendors/telephony/brands.ts',
		find: "ukOlder: 'https://api.acefone.co.uk',",
		put: "ukOlder: 'https://api.acefone.com',",
	},
	{
		what: 'leaves the web login out where the operator does',
		file: 'vendors/telephony/fields.ts',
		find: '\t\totherwise: true,\n',
		put: '',
	},
	{
		what: 'does not update the block of the web login',
		file: 'vendors/telephony/fields.ts',
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
		find: "apiPaths: ['/v1/user', '/v1/users', '/v1'],",
		put: "apiPaths: ['/v1/user', '/v1'],",
	},
	{
		what: 'takes "too many logins" for a refused login',
		file: 'vendors/telephony/login.ts',
		find: 'if (httpStatus === 429 || seconds > 0) {',
		put: 'if (seconds > 0) {',
	},
	{
		what: 'asks for no next page where the answer has no cursor of its own',
		file: 'vendors/telephony/users.ts',
		find: ' ?? idOf(entries.value.at(-1)?.id)',
		put: '',
	},
	{
		what: 'takes a disabled agent for one who works',
		file: 'vendors/telephony/users.ts',
		find: "const AGENT_IS_OFF = ['1', '2'];",
		put: "const AGENT_IS_OFF = ['1'];",
	},
	{
		what: 'does not see that a page is not the last one',
		file: 'vendors/telephony/users.ts',
		find: "typeof last === 'number' && last > Number(textOf(current) ?? 1)",
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
		file: 'vendors/crmcom/answers.ts',
		find: 'isSameToADatabase(login, unescapedHtml(user.login))',
		put: 'isSameToADatabase(login, user.login)',
	},
	{
		what: 'shares the token of one unit with another',
		file: 'vendors/crmcom/login.ts',
		find: 'more: [loginText(credentials.unitId)],',
		put: 'more: [],',
	},
	{
		what: "takes a template's id for its name",
		file: 'vendors/crmcom/template.ts',
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
