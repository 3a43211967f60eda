import type { Item } from '../../../nodes/CreateUser/item';
import { refusedItems, stoppedBy, stoppedByUser } from '../../../nodes/CreateUser/report/run-words';
import { SERVETEL } from './speaker';
import { tally } from './tallied';

it('logins of thousands of characters are cut wherever a run names them', () => {
	const login = 'asha'.repeat(2_000);
	const said = { reason: undefined, headline: 'No', whatToDo: 'Go.', fields: [] };
	const refused: Extract<Item, { kind: 'refused' }> = {
		...{ kind: 'refused', item: 0, login, refusals: [{ field: 'Email', reason: 'is empty.' }] },
	};
	const all = [login, login];
	const before = { created: all, unknown: all };
	const known = tally({ created: all, updated: all, refused: all, unknown: all, before });
	const messages = [
		stoppedBy(said, { item: 0, login }, known, false),
		refusedItems(SERVETEL, [refused, refused], { refused: 2, good: 0 }, known),
		{ headline: stoppedByUser(SERVETEL, known), lines: [] },
	];
	for (const { headline, lines } of messages) {
		for (const line of [headline, ...lines]) expect(line.length).toBeLessThan(2_000);
	}
});
