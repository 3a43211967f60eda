import { hasMojibake } from '../../nodes/CreateUser/values/characters';

/** Bytes 80 to 9F as Windows-1252 has them. */
const SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** The text as it is read where its UTF-8 is taken for Latin-1. */
const asLatin1 = (text: string) => Buffer.from(text).toString('latin1');
/** The same for Windows-1252. */
const asWindows1252 = (text: string) =>
	asLatin1(text).replace(/[\u0080-\u009F]/g, (sign) => SIGNS.charAt(sign.charCodeAt(0) - 0x80));

it.each([
	...['José', 'Müller', 'François', 'Ångström', 'Ørsted', 'Łukasz', 'Dvořák', 'Şule', 'Ömer'],
	...['MUÑOZ', 'ÓSCAR', 'Đorđe', 'O’Brien', '“Bob” Smith', 'Anne–Marie', 'Иван', 'Γιώργος'],
	...['आशा', 'ஆஷா', '李雷', '山田', '김민준', 'محمد', 'דוד', 'Asha 😀', 'Núñez', 'Zoë'],
])('%s is told when it was read in a wrong character set', (name) => {
	expect(hasMojibake(name)).toBe(false);
	expect(hasMojibake(asLatin1(name))).toBe(true);
	expect(hasMojibake(asWindows1252(name))).toBe(true);
});

it.each([
	...['Ãngela', 'JOÃO', 'LUÃ SILVA', 'Luã\u00A0Silva', 'IRMÃ\u00A0ANA', 'Â', 'SÉ’AN', 'ANDRÉ’S'],
	...['NICOLÒ’', '«André»', '“René”', 'José “Pepé” Díaz', 'É–É', 'Mª José', 'Nº 5', 'Ñ', 'Šárka'],
	...['Ødegård', 'Åge', 'Ägäß', 'Œdipe', 'ÎLE', 'Ðorð', 'José… Rao', 'Zoë™', 'Ñ”', 'Ä’s'],
])('%s is a name', (name) => {
	expect(hasMojibake(name)).toBe(false);
});

it.each(['O\u0092Brien', 'Jos├®', 'M√ºller', 'Asha \u0096 Rao'])(
	'%j is told, whatever it was read as',
	(name) => {
		expect(hasMojibake(name)).toBe(true);
	},
);
