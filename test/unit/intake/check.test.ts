import { checkFor } from '../../../nodes/CreateUser/intake/check';
import { vendors } from '../../../nodes/CreateUser/vendors/registry';

const settings = { timeZone: 'Etc/UTC', options: {} };

describe('what is said to have been taken as empty', () => {
	it('is nothing that is refused: a real NaN in whatever field', () => {
		for (const vendor of vendors) {
			for (const { screen } of vendor.fields) {
				const { takenAsEmpty } = checkFor(vendor, settings)({ [screen.name]: NaN });
				expect([vendor.label, screen.name, takenAsEmpty]).toEqual([vendor.label, screen.name, []]);
			}
		}
	});
});
