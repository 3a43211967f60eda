import { outcomeOf, PLACES } from '../kinds/forms';

const IDS = ['user_role', 'caller_id'];
const places = PLACES.filter(({ field }) => IDS.includes(field.key));

describe('an ID that is sent as a number', () => {
	it.each([0, '0', '000', ['0']])('is refused where it is none: %j', (id) => {
		expect(places.length).toBeGreaterThanOrEqual(4);
		for (const place of places) {
			const isList = Array.isArray(id) && place.field.key === 'user_role';
			expect(outcomeOf(place, isList ? id[0] : id)).toMatchObject({
				refused: [{ reason: expect.stringMatching(/^is \d+, which is no ID that can be sent/) }],
			});
		}
	});
});
