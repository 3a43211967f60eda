import { plainName } from '../../../nodes/CreateUser/intake/automatic';
import { loginKey } from '../../../nodes/CreateUser/values/text';
import { vendors } from '../../../nodes/CreateUser/vendors/registry';

describe('the name of an input field', () => {
	it.each([
		['login_id', 'loginid'],
		['Login ID', 'loginid'],
		['loginId', 'loginid'],
		['LOGIN-ID', 'loginid'],
		[' login id ', 'loginid'],
		['Caller ID Names or IDs', 'callerid'],
		['Department Name or ID', 'department'],
		['Caller ID Name(s) or ID(s)', 'callerid'],
		['Caller ID (Names or IDs)', 'callerid'],
		['Call Records (CDR) Access', 'callrecordscdraccess'],
		['call_records_cdr_access', 'callrecordscdraccess'],
		['First\u00A0Name', 'firstname'],
		['\uFEFFname', 'name'],
		['\u200Bname', 'name'],
		['Login\u00AD ID\u2060', 'loginid'],
		['E\u2011mail', 'email'],
		['login\u2013id', 'loginid'],
		['Ｌｏｇｉｎ＿ＩＤ', 'loginid'],
		['LOGİN ID', 'loginid'],
		['Login ID *', 'loginid'],
		['Caller ID Names or IDs*:', 'callerid'],
		['\uFEFF"Name"', 'name'],
		['user.name', 'user.name'],
		['MOBİLE NUMBER', 'mobilenumber'],
	])('%s counts as %s', (name, plain) => {
		expect(plainName(name)).toBe(plain);
	});

	it('of one vendor never means two fields', () => {
		for (const { fields } of vendors) {
			const owners = new Map<string, string>();
			for (const { key, screen, parts = {} } of fields) {
				const all = [key, screen.name, screen.displayName, ...Object.keys(parts)];
				for (const name of new Set(all.map(plainName))) {
					expect({ name, owner: owners.get(name) }).toEqual({ name, owner: undefined });
					owners.set(name, key);
				}
			}
		}
	});
});

describe('the key of a login', () => {
	it.each([
		['Asha.Rao', ' asha.rao\u200B'],
		['JOSE\u0301', 'josé'],
		['İlker', 'ilker'],
	])('is one for %j and %j', (one, other) => {
		expect(loginKey(one)).toBe(loginKey(other));
	});

	it('keeps what tells people apart', () => {
		expect(loginKey('jose')).not.toBe(loginKey('josé'));
		expect(loginKey('a b')).not.toBe(loginKey('ab'));
	});
});
