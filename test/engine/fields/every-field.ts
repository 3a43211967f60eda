import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../../sandbox';
import { acefone, servetel } from '../../sandbox/telephony/brands';
import { Bench, type NodeSettings } from '../fixture';
import { crmComRows } from './crmcom';
import { itemOf, mappedTo, type Row } from './row';
import { telephonyRows } from './telephony';

/** Every documented field of each vendor. */
export const EVERY_ROW: Array<[VendorName, Row[]]> = [
	['servetel', telephonyRows(servetel)],
	['acefone', telephonyRows(acefone)],
	['crmcom', crmComRows],
];

export const MAPPING_MODES = ['Map Each Field Below', 'Map Automatically'] as const;
export type MappingMode = (typeof MAPPING_MODES)[number];

/** Fields that are taken from the input only where the operator says so. */
const ACCESS = ['userRole', 'callerIds', 'userForCdr', 'userTemplate'];

let logins = 0;

/** Sends items with every documented field, by either mapping mode. */
export async function sendRows(
	bench: Bench,
	vendor: VendorName,
	mode: MappingMode,
	rows: Row[],
	changes: IDataObject[],
	{ parameters = {}, node }: NodeSettings = {},
) {
	const { requests } = bench.standIn(vendor);
	const before = requests.length;
	const loginKey = vendor === 'crmcom' ? 'username' : 'login_id';
	const items = changes.map((change) => ({
		...{ ...itemOf(rows), [loginKey]: `every.${++logins}` },
		...change,
	}));
	const mapping =
		mode === 'Map Each Field Below'
			? { additionalFields: {}, ...mappedTo(rows) }
			: { mappingMode: 'autoMap', fixedValues: {}, inputAccessFields: ACCESS };
	const run = await bench.run(
		vendor,
		items,
		{ parameters: { ...mapping, ...parameters }, node },
		{ timezone: 'Asia/Kolkata' },
	);
	const sent = requests.slice(before);
	const of = (endpoint: string) =>
		sent.filter((one) => one.endpoint === endpoint).map(({ body }) => body as IDataObject);
	return { run, creates: of('create'), updates: of('update') };
}
