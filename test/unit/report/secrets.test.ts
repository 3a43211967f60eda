import { namesSecret, withoutLikelySecrets } from '../../../nodes/CreateUser/report/secrets';

describe('a name', () => {
	it.each([
		...['password', 'Password', 'PASSWORD', 'pass', 'Pass 1', 'passcode', 'pwd', 'passwd'],
		...['sipPassword', 'sip_password', 'user-password', 'passwordConfirmation', 'PIN', 'pin'],
		...['voicemail pin', 'pin_hash', 'secret', 'clientSecret', 'client_secret', 'token'],
		...['accessToken', 'access token', 'Access-Token', 'api key', 'apiKey', 'API_KEY', 'apikey'],
		...['privateKey', 'access key', 'contraseña', 'Contrasena', 'mot de passe', 'Kennwort'],
		...['WLANKennwort', 'Passwort', 'passphrase', 'senha', 'initialpassword', 'webpasswd'],
		...['pin code token', 'password no', 'accesstoken', 'ACCESSTOKEN', 'refreshtoken', 'mpin'],
		...['userpass', 'newpin', 'passkey', 'pw', 'psw', 'OTP', 'bearer', 'Authorization'],
		...['wachtwoord', 'hasło', 'Пароль', 'lösenord', 'salasana', 'adgangskode', 'passord'],
		...['şifre', 'heslo', 'jelszó', 'lozinka', 'पासवर्ड', '密码', 'パスワード', '비밀번호'],
		...['kenn\u00ADwort', '\u200BPassword', 'pass\u200Dword', 'con\u2060traseña', 'to\u200Bken'],
		...['mật khẩu', 'كلمة المرور', 'Κωδικός πρόσβασης', 'סיסמה', 'kata sandi', 'palavra-passe'],
	])('%j looks as if it held a secret', (name) => {
		expect(namesSecret(name)).toBe(true);
	});

	it.each([
		...['name', 'PIN Code', 'pin_code', 'pincode', 'Gate Pass', 'gatePass', 'Token No', 'tokenNo'],
		...['token number', 'bus pass', 'postal', 'compass', 'passport', 'passenger', 'pinned'],
		...[
			'Boarding Pass',
			'Year of Pass',
			'Pass Year',
			'pass percentage',
			'Token Amount',
			'Area PIN',
		],
		...['postalPin', 'Visitor pass', 'Pass/Fail', 'authority', 'author', 'bypass', 'trespass'],
		...['spinning', 'secretary', 'tokenize', 'key', 'apikeys', 'login', 'passed', ''],
	])('%j does not', (name) => {
		expect(namesSecret(name)).toBe(false);
	});

	it('is looked at no further than its beginning', () => {
		expect(namesSecret(`${'aB'.repeat(2_000_000)} password`)).toBe(false);
	});
});

describe('foreign data', () => {
	const PASSWORDS = ['Kx7-mQ2!', '288256'];

	it('loses what is named like a secret, at any depth, and says which', () => {
		const leftOut: string[] = [];
		const data = {
			name: 'Asha',
			PIN: 1234,
			user: { sipPassword: 'x', list: [{ 'api key': 'y', extension: '1001' }] },
		};
		expect(withoutLikelySecrets(data, [], (name) => leftOut.push(name))).toEqual({
			name: 'Asha',
			user: { list: [{ extension: '1001' }] },
		});
		expect(leftOut).toEqual(['PIN', 'sipPassword', 'api key']);
	});

	it('keeps what such a name can’t hide: nothing, and a switch', () => {
		const data = { password: null, token: '', pin: false, secret: true };
		expect(withoutLikelySecrets(data, [])).toEqual(data);
	});

	it('loses an object that is named like a secret', () => {
		expect(withoutLikelySecrets({ secrets: 1, secret: { a: 'x' } }, [])).toEqual({ secrets: 1 });
	});

	it('loses what was sent as a password, under whatever name', () => {
		const data = { Initial: 'Kx7-mQ2!', code: 288256, id: '288256', other: 'not Kx7-mQ2!' };
		expect(withoutLikelySecrets(data, PASSWORDS)).toEqual({ other: 'not Kx7-mQ2!' });
	});

	it('without an end may be told to fail', () => {
		const round: { self?: unknown } = {};
		round.self = round;
		const fail = () => {
			throw new Error('no end');
		};
		expect(withoutLikelySecrets(round, [])).toEqual({});
		expect(() => withoutLikelySecrets(round, [], undefined, fail)).toThrow('no end');
	});
});
