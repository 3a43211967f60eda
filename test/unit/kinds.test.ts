import { email } from '../../nodes/CreateUser/values/email';
import { login, password, personName, phoneNumber } from '../../nodes/CreateUser/values/text';

it.each([
	['an invisible character in a login', login, 'asha.\u200Brao', /U\+200B\) in it, after "asha\."/],
	['a Cyrillic letter among Latin ones', login, '\u0430sha.rao', /Cyrillic letter/],
	['what a missing value leaves', login, 'undefined', /missing value/],
	['a lost character', personName, 'Jos\uFFFD', /UTF-8/],
	['mailto', email, 'mailto:asha@example.com', /Enter asha@example\.com alone/],
	['a line end behind a password', password, 'Delhi9!\n', /line end/],
	['a direction mark in a password', password, 'Del\u200Ehi9', /U\+200E/],
])('refuses %s', (_kind, type, given, reason) => {
	const read = type.safeParse(given);
	expect(read.success).toBe(false);
	expect(read.error?.issues[0]?.message).toMatch(reason);
});

it.each([
	['a Cyrillic login', login, 'иванов.hr', 'иванов.hr'],
	['two alphabets in two words', login, 'maria_λογιστήριο', 'maria_λογιστήριο'],
	['a person called Null', personName, 'Null', 'Null'],
	['one name', personName, '-', '-'],
	['an emoji in a password', password, 'I❤️Delhi9', 'I❤️Delhi9'],
	['the text mark of a number', phoneNumber, "'+9198\u200B765", '+9198765'],
	['the text mark of a login', login, "'007", '007'],
])('takes %s', (_kind, type, given, sent) => {
	expect(type.safeParse(given)).toMatchObject({ success: true, data: sent });
});
