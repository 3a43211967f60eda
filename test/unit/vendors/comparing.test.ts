import { unescapedHtml } from '../../../nodes/CreateUser/values/html';
import {
	isSameToADatabase,
	likeEmail,
	likeName,
	likeNumber,
	likeText,
} from '../../../nodes/CreateUser/vendors/comparing';

describe('a text that came back escaped for HTML', () => {
	it.each([
		['O&#039;Brien', "O'Brien"],
		['O&#x27;Brien', "O'Brien"],
		['Rao &amp; Sons', 'Rao & Sons'],
		['&lt;b&gt; &quot;A&quot;&nbsp;B &apos;', '<b> "A" B \''],
		['&AMP;', '&'],
		['&euro;5 &copy; 2026 &frac12; &sup2;', '€5 © 2026 ½ ²'],
		['&unknown; &#0; &#x110000; &#9999999; AT&T', '&unknown; &#0; &#x110000; &#9999999; AT&T'],
		['O&amp;#039;Brien', "O'Brien"],
		['&amp;#39;', "'"],
		['O&#039Brien', "O'Brien"],
		['Jos&eacute; N&uacute;&ntilde;ez', 'José Núñez'],
		['&Aacute;&agrave;&acirc;&Atilde;&auml;&Aring;&Ccedil;&scaron;&yuml;', 'ÁàâÃäÅÇšÿ'],
		['&Oslash;&aelig;&szlig;&eth;&THORN;&OElig;', 'ØæßðÞŒ'],
		['O&rsquo;Brien &ndash; &laquo;A&raquo;&hellip;', 'O’Brien – «A»…'],
		['Jos&amp;eacute;', 'José'],
		['&qacute; R&D; &x;', 'q\u0301 R&D; &x;'],
		['', ''],
	])('%j is %j', (escaped, text) => {
		expect(unescapedHtml(escaped)).toBe(text);
	});
});

describe('a text', () => {
	it.each([
		['Asha@Example.com', 'asha@example.com', 'same'],
		[' a  b ', 'A B', 'same'],
		['JOSE\u0301', 'josé', 'same'],
		['a&b', 'a&amp;b', 'same'],
		['İSTANBUL', 'istanbul', 'same'],
		['STRASSE', 'Straße', 'different'],
		['a&amp;b', 'a&amp;b', 'same'],
		['jose', 'josé', 'different'],
		['a', 'b', 'different'],
	])('%j and %j are %s', (mine, theirs, like) => {
		expect(likeText(mine, theirs)).toBe(like);
	});
});

describe('a login', () => {
	it.each([
		['José', 'JOSE', true],
		['a&b', 'a&amp;b', true],
		['a&amp;b', 'a&amp;b', true],
		["o'brien", 'o&#039;brien', true],
		['asha', 'usha', false],
	])('%j and %j may be one to a database: %s', (mine, theirs, isSame) => {
		expect(isSameToADatabase(mine, theirs)).toBe(isSame);
	});
});

describe('a name', () => {
	it.each<Array<string | undefined>>([
		['Nathan Smith', 'NATHAN  SMITH', 'same'],
		["Nathan O'Brien", 'Nathan O&#039;Brien', 'same'],
		['Nathan Smith', 'Smith, Nathan', 'compatible'],
		['Ali Hassan', 'Hassan Ali', 'compatible'],
		["Nathan O'Brien", 'O&#039;Brien, Nathan', 'compatible'],
		["Nathan O'Brien", 'Nathan O&amp;#039;Brien', 'same'],
		['José Núñez', 'Jos&eacute; N&uacute;&ntilde;ez', 'same'],
		['Nathan O’Brien', 'Nathan O&rsquo;Brien', 'same'],
		["Nathan O'Brien", 'Nathan O&rsquo;Brien', 'compatible'],
		...['Rao / Asha', 'Rao/Asha', 'Asha+Rao', 'Rao | Asha', 'Asha_Rao', 'RAO;ASHA'].map((name) => [
			...['Asha Rao', name, 'compatible'],
		]),
		['Asha Rao', 'Rao / Asha / Devi', 'different'],
		['Asha Rao', 'A*** R**', 'compatible'],
		['Asha Rao', 'R**, A***', 'compatible'],
		['Asha Rao', 'Asha R…', 'compatible'],
		['Asha Rao', 'B*** R**', 'different'],
		...['***', '-', 'N/A', '… …', 'null', 'undefined', 'NaN'].map((name) => [
			'Asha Rao',
			name,
			undefined,
		]),
		['-', '-', 'same'],
		['علی\u200Cرضا احمدی', 'علیرضا احمدی', 'same'],
		['Asha Rao', 'As\u00ADha Rao', 'same'],
		['José García', 'Garcia, Jose', 'compatible'],
		['Émile Zola', 'Zola Emile', 'compatible'],
		['Jürgen Groß', 'JURGEN GROSS', 'compatible'],
		['Anne-Marie Rao', 'Anne‑Marie Rao', 'compatible'],
		['José García', 'Jos? Garc?a', 'compatible'],
		['José García', 'Jos\uFFFD Garc\uFFFDa', 'compatible'],
		['José García', 'Ros? Garc?a', 'different'],
		['José García', 'JosÃ© GarcÃ­a', undefined],
		['आशा', 'आश', 'different'],
		['Nathan Smith', 'Nathan', 'different'],
		['Nathan Smith', 'Nathan James Smith', 'different'],
		['Asha Rao', 'Asha Rai', 'different'],
		['Nathan Nathan Smith', 'Nathan Smith Smith', 'different'],
	])('%j and %j are %s', (mine, theirs, like) => {
		expect(likeName(mine!, theirs!)).toBe(like);
	});
});

describe('a number', () => {
	it.each([
		['09876543210', '+91 98765-43210', 'same'],
		['919876543210', '9876543210', 'same'],
		['6543210', '919876543210', 'same'],
		['543210', '919876543210', 'different'],
		['3210', '3210', 'same'],
		['9876543210', '9876543211', 'different'],
		['919876543210', '449876543210', 'different'],
		['٩١٩٨٧٦٥٤٣٢١٠', '+919876543210', 'same'],
		['९१९८७६५४३२१०', '09876543210', 'same'],
		['９１９８７６５４３２１０', '9876543210', 'same'],
		['919876543210', '+91 ٩٨٧٦٥٤٣٢١٠', 'same'],
		['919876543210', '+91 ٩٨٧٦٥٤٣٢١١', 'different'],
		['𝟗𝟏𝟵𝟴𝟳𝟲𝟱𝟰𝟯𝟮𝟭𝟬', '919876543210', 'same'],
	])('%j and %j are %s', (mine, theirs, like) => {
		expect(likeNumber(mine, theirs)).toBe(like);
	});

	it.each([
		['+919876543210', '+91XXXXXX3210', 'compatible'],
		['9876543210', '91******3210', 'compatible'],
		['9876543210', '••••••3210', 'compatible'],
		['9876543210', '######3211', 'different'],
		['9876543210', '98xxxx3211', 'different'],
		['9876543210', '97xxxxxx10', 'different'],
		...['91****3210', '9198****3210', '+91 98*** **210', '+91****3210', '…3210', '...3210'].flatMap(
			(shown) =>
				['9876543210', '+919876543210', '09876543210'].map((mine) => [
					...[mine, shown, 'compatible'],
				]),
		),
		...[
			'98......10',
			'98------10',
			'????????3210',
			'98765*****',
			'(***) ***-3210',
			'*** 654 ****',
		].map((shown) => ['9876543210', shown, 'compatible']),
		['+919876543210', '98......10', 'compatible'],
		['919876543210', '91****3210', 'compatible'],
		['919876543210', '98****3210', 'compatible'],
		['9876543210', '98......11', 'different'],
		['9876543210', '97......10', 'different'],
		['+919876543210', '44****3210', 'different'],
		['9876543210', '...3211', 'different'],
		['9876543210', '98**123**10', 'different'],
		['9876543210', '98765****4', 'different'],
	])('%j and the masked %j are %s', (mine, theirs, like) => {
		expect(likeNumber(mine, theirs)).toBe(like);
	});

	it.each(['XXXXXXXXXX', 'hidden', '-', 'N/A', '', '***', '+', '…', '0', '+0', '0000000000'])(
		'without a digit that tells, it tells nothing: %j',
		(theirs) => expect(likeNumber('9876543210', theirs)).toBeUndefined(),
	);
});

describe('an e-mail address', () => {
	it.each([
		['harish@example.com', 'Harish@example.com', 'same'],
		['harish@example.com', 'h***@example.com', 'compatible'],
		['harish@example.com', 'ha…@example.com', 'compatible'],
		['harish@example.com', 'h••••h@e*****.com', 'compatible'],
		['harish@example.com', 'ha...@example.com', 'compatible'],
		['harish@example.com', 'hxxxx@example.com', 'compatible'],
		['harish@example.com', '***@example.com', 'compatible'],
		['a*b@example.com', 'a*b@example.com', 'same'],
		['harish@example.com', 'g***@example.com', 'different'],
		['harish@example.com', 'h***@example.org', 'different'],
		['harish@example.com', 'haz…@example.com', 'different'],
		['h@example.com', 'h***h@example.com', 'different'],
		['harish@example.com', 'asha@example.com', 'different'],
		...['hidden', '-', 'N/A', '***', '***@***', ''].map((shown) => [
			...['harish@example.com', shown, undefined],
		]),
	])('%j and %j are %s', (mine, theirs, like) => {
		expect(likeEmail(mine!, theirs!)).toBe(like);
	});
});
