import { namesSecret, withoutLikelySecrets } from '../../../nodes/CreateUser/report/secrets';

describe('a name', () => {
	it.each([
		...['password', 'Password', 'PASSWORD', 'pass', 'Pass 1', 'passcode', 'pwd', 'passwd'],
		...['SIM PUK', 'TOTP', 'wifi_psk', 'Access Code', 'Wi-Fi Key', 'Parol', 'passw', 'Sandi'],
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
		...['tokens', 'Tokens', 'pins', 'secrets', 'api keys', 'apikeys', 'API_KEYS', 'contraseñas'],
		...['senhas', 'wachtwoorden', 'Passwörter', 'passwords', 'secretkey', 'clientsecret'],
		...['privatekey', 'accesskey', 'usertoken', 'bearertoken', 'motdepasse', 'palavrapasse'],
		...['temppass', 'initialpass', 'mypass', '登录密码', '初始密码', '初期パスワード', 'ﾊﾟｽﾜｰﾄﾞ'],
		...[
			'パスワード確認',
			'비밀번호확인',
			'登錄密碼2',
			'暗証番号',
			'รหัสผ่านใหม่',
			'ＰＡＳＳＷＯＲＤ',
			'ｐｉｎ',
		],
		...['passcode1', 'pin2', 'pass1', 'Passord1', 'accessToken2', 'mdp', 'MDP', 'clave', 'Claves'],
		...['clave de acceso', 'palabra clave', 'beginwachtwoord', 'Geheimzahl', 'Zugangscode'],
		...[
			'şifreniz',
			'sip pin code',
			'SIP PIN Code',
			'hasla',
			'hasło',
			'haslo',
			'credentials',
			'creds',
		],
		...[
			'jwt',
			'auth key',
			'authKey',
			'session id',
			'sessionId',
			'SESSIONID',
			'cookie',
			'Set-Cookie',
		],
		...['security answer', 'codice segreto', 'Login Token No', 'voicemail pin code', 'пароли'],
		...['credential', 'Contrasenya', 'лозинка', 'zaporka', 'kodeord', 'salasõna', 'parool'],
		...['slaptažodis', 'Slaptažodžio', 'lykilorð', 'smtppass', 'ftppw', 'SSH Key', 'passwrd'],
		...['encryptionKey', 'Auth Code', '2FA Code', '2fa_codes', 'Recovery Codes', 'CVV'],
		...['পাসওয়ার্ড', 'உள்நுழைவு கடவுச்சொல்', 'పాస్‌వర్డ్', 'ಪಾಸ್‌ವರ್ಡ್', 'പാസ്‌വേഡ്', 'પાસવર્ડ', 'ਪਾਸਵਰਡ'],
		...['ପାସୱାର୍ଡ', 'पासवर्डः', 'پاس ورڈ', 'رمز عبور', 'گذرواژه', 'ססמה', 'סיסמא', 'პაროლი'],
		...['Пин-код', 'ПІН-код', 'құпия сөз', 'şifrə', 'fjalëkalimi', 'Pasahitza', 'contrasinal'],
		...['kata laluan', 'mật mã', '암호', '通行碼', '合言葉', 'p@ssword', 'Security Code'],
		...['mật khẩu', 'كلمة المرور', 'Κωδικός πρόσβασης', 'סיסמה', 'kata sandi', 'palavra-passe'],
		...[
			'pass phrase',
			'PassWord',
			'userPwd',
			'One-time code',
			'TOTP',
			'MFA Code',
			'PUK',
			'puk code',
		],
		...[
			'Access Code',
			'verification_code',
			'loginCode',
			'signingKey',
			'Wi-Fi key',
			'WPA key',
			'pswd',
		],
		...[
			'Recovery phrase',
			'seed_phrase',
			'Security Key',
			'session cookie',
			'Portal pass',
			'2 FA code',
		],
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
		...[
			'spinning',
			'secretary',
			'tokenize',
			'key',
			'login',
			'passed',
			'',
			'PIN Codes',
			'PIN code 2',
		],
		...[
			'postal code',
			'Pass Year',
			'Passport',
			'Passenger',
			'Bypass',
			'Pinecone',
			'Spin',
			'Opinion',
		],
		...['Shipping', 'Author', 'Authority', 'Authorised by', 'Clavel', 'Enclave', 'Key Account'],
		...[
			'Secretary',
			'Session',
			'Session Name',
			'Tokenring',
			'Claveria',
			'Gate Passes',
			'gatepass1',
		],
		...['Gate Pass 2', 'Token No.', 'Home PIN Code', 'Keyword', 'Did you pass the exam?', '番号'],
		...['पिन कोड', 'पैन नंबर', 'पता', 'গ্রাম', 'ПИНГ', 'Postal code security', 'segreto'],
		...['Code', 'Country Code', 'Key', 'Authorisation', 'Parole Officer', 'Recovery', 'Zip'],
		...[
			'Work Pass No',
			'WorkPass',
			'work_pass_number',
			'Employment Pass',
			'Season pass',
			'Pass Expiry',
		],
		...[
			'Cookie consent',
			'cookies_accepted',
			'Token ring',
			'Token Date',
			'Pin location',
			'Map pin',
		],
		...['PIN (Postal)', 'Secret Santa', 'Guest Pass', 'Pass holder', 'Staff Pass ID', 'Keyboard'],
	])('%j does not', (name) => {
		expect(namesSecret(name)).toBe(false);
	});

	it('is looked at no further than its beginning', () => {
		expect(namesSecret(`${'aB'.repeat(2_000_000)} password`)).toBe(false);
	});
});

describe('foreign data', () => {
	/** Under which names forms and sheets put the name of an answer. */
	const PAIRS = [
		...['field', 'property', 'id', 'type', 'fieldName', 'header', 'column', 'Field Name'],
		...['field_label', 'columnName'],
	];
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
		expect(withoutLikelySecrets({ secretary: 1, secret: { a: 'x' } }, [])).toEqual({
			secretary: 1,
		});
	});

	it('loses what was sent as a password, under whatever name', () => {
		const data = { Initial: 'Kx7-mQ2!', code: 288256, id: '288256', other: 'not Kx7-mQ2!' };
		expect(withoutLikelySecrets(data, PASSWORDS)).toEqual({ other: 'not ***' });
	});

	it('loses what was sent as a password in longer texts, and keeps numbers and IDs whole', () => {
		const data = {
			note: 'Welcome! Kx7-mQ2! is yours.',
			raw: '{"p":"Kx7-mQ2!"}',
			url: 'https://x.example/?p=Kx7-mQ2%21&q=1',
			...{ phone: '+91288256', total: 1288256, employee_id: 'E-288256', code: 'of 288256' },
		};
		expect(withoutLikelySecrets(data, PASSWORDS)).toEqual({
			note: 'Welcome! *** is yours.',
			raw: '{"p":"***"}',
			url: 'https://x.example/?p=***&q=1',
			...{ phone: '+91288256', total: 1288256, employee_id: 'E-288256', code: 'of ***' },
		});
		expect(withoutLikelySecrets({ note: 'a pin of 123' }, ['123'])).toEqual({
			note: 'a pin of 123',
		});
	});

	it.each<[object, object, string]>([
		[{ name: 'password', value: 'x' }, { name: 'password' }, 'password'],
		[{ key: 'PIN', value: 4711, id: 1 }, { key: 'PIN', id: 1 }, 'PIN'],
		[{ label: 'Your password', value: ['x'] }, { label: 'Your password' }, 'Your password'],
		[{ question: 'PIN', answer: '4711' }, { question: 'PIN' }, 'PIN'],
		[{ Title: 'PIN', Answers: { a: 'x' } }, { Title: 'PIN' }, 'PIN'],
		...PAIRS.map((name): [object, object, string] => [
			{ [name]: 'PIN', value: 'x' },
			{ [name]: 'PIN' },
			'PIN',
		]),
	])('loses the value of a pair whose name is one of a secret: %j', (pair, expected, name) => {
		const leftOut: string[] = [];
		const data = { list: [pair, { name: 'city', value: 'Pune' }] };
		expect(withoutLikelySecrets(data, [], (one) => leftOut.push(one))).toEqual({
			list: [expected, { name: 'city', value: 'Pune' }],
		});
		expect(leftOut).toEqual([name]);
	});

	it('keeps the value of a pair that hides nothing', () => {
		const data = [
			{ name: 'password', value: true },
			{ name: 'PIN Code', value: '560001' },
			{ question: 'PIN', answer: '' },
			{ name: { pin: null }, value: 7 },
		];
		expect(withoutLikelySecrets(data, [])).toEqual(data);
	});

	it('loses what was sent as a password in names too, also in those that are said to be left out', () => {
		const leftOut: string[] = [];
		const data = { 'Kx7-mQ2!': 1, answers: { 'is Kx7-mQ2!': true }, 'PIN Kx7-mQ2!': 'x' };
		expect(withoutLikelySecrets(data, PASSWORDS, (name) => leftOut.push(name))).toEqual({
			'***': 1,
			answers: { 'is ***': true },
		});
		expect(leftOut).toEqual(['PIN ***']);
	});

	it('may hold an object in many places, but not in ever more', () => {
		let doubled: unknown = { end: 1 };
		for (let level = 0; level < 8; level++) doubled = { a: doubled, b: doubled };
		const rows = Array.from({ length: 60_000 }, (_, at) => [at]);
		const fail = () => {
			throw new Error('no end');
		};
		const data = { doubled, rows };
		expect(withoutLikelySecrets(data, [], undefined, fail)).toEqual(data);
		for (let level = 0; level < 10; level++) doubled = { a: doubled, b: doubled };
		expect(() => withoutLikelySecrets({ doubled }, [], undefined, fail)).toThrow('no end');
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
