import { sentenceOf } from '../../../nodes/CreateUser/wire/reason';

it.each([
	['no such column', 'no such column.'],
	['It timed out.', 'It timed out.'],
	['Is it there? ', 'Is it there?'],
	['"It ended."', '"It ended."'],
])('an error that says %j is told as %j, before further sentences', (message, told) => {
	expect(sentenceOf(new Error(message))).toBe(told);
});
