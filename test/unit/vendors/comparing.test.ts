import { likeName, likeNumber, likeText } from '../../../nodes/CreateUser/vendors/comparing';

describe('a text', () => {
	it.each([
		['Asha@Example.com', 'asha@example.com', 'same'],
		[' a  b ', 'A B', 'same'],
		['JOSE\u0301', 'josé', 'same'],
		['a&b', 'a&amp;b', 'same'],
		['jose', 'josé', 'different'],
		['a', 'b', 'different'],
	])('%j and %j are %s', (mine, theirs, like) => {
		expect(likeText(mine, theirs)).toBe(like);
	});
});

describe('a name', () => {
	it.each([
		['Nathan Smith', 'NATHAN  SMITH', 'same'],
		["Nathan O'Brien", 'Nathan O&#039;Brien', 'same'],
		['Nathan Smith', 'Smith, Nathan', 'compatible'],
		['Ali Hassan', 'Hassan Ali', 'compatible'],
		["Nathan O'Brien", 'O&#039;Brien, Nathan', 'compatible'],
		['Nathan Smith', 'Nathan', 'different'],
		['Nathan Smith', 'Nathan James Smith', 'different'],
		['Asha Rao', 'Asha Rai', 'different'],
		['Nathan Nathan Smith', 'Nathan Smith Smith', 'different'],
	])('%j and %j are %s', (mine, theirs, like) => {
		expect(likeName(mine, theirs)).toBe(like);
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
		['9876543210', 'XXXXXXXXXX', 'compatible'],
	])('%j and the masked %j are %s', (mine, theirs, like) => {
		expect(likeNumber(mine, theirs)).toBe(like);
	});
});
