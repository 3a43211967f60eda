import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { VendorName } from '../sandbox';
import { acefone, servetel } from '../sandbox/telephony/brands';
import { VENDOR_NAMES } from '../e2e/accounts';
import { example } from '../e2e/example';
import { mapped, people } from '../e2e/people';
import type { SavedCredential, WorkflowToMake } from '../e2e/rest-types';
import { TRIGGER, using, type Stage, type Surroundings } from '../e2e/stage';
import { crmComRows } from '../engine/fields/crmcom';
import { itemOf, mappedTo, type Row } from '../engine/fields/row';
import { telephonyRows } from '../engine/fields/telephony';

/** A workflow that an operator has built, and where it starts. */
export interface Built {
	vendor: VendorName;
	workflow: WorkflowToMake;
	start: string;
}

/** All fields of the vendors' tables. */
const ROWS: Record<VendorName, Row[]> = {
	servetel: telephonyRows(servetel),
	acefone: telephonyRows(acefone),
	crmcom: crmComRows,
};

const LOGIN: Record<VendorName, string> = {
	servetel: 'login_id',
	acefone: 'login_id',
	crmcom: 'username',
};

/** Of a formula's fault in a login, nothing stands in the other fields: what these refuse has changed. */
function faulty(...logins: string[]): IDataObject[] {
	const whole = { name: 'Person Without', email: 'without@example.com' };
	return people(...logins).map((one) => ({ ...one, ...(one.login === '#N/A' ? whole : {}) }));
}

/** What decides what a user may do, and is therefore set once for all. */
function fixedFor(vendor: VendorName): INodeParameters {
	if (vendor === 'crmcom') {
		return { userTemplate: { __rl: true, mode: 'name', value: 'Call Centre Agent' } };
	}
	const { roles, numbers } = vendor === 'servetel' ? servetel.fixture : acefone.fixture;
	return {
		userRole: { __rl: true, mode: 'list', value: String(roles[0]?.id) },
		callerIds: [String(numbers[0]?.id)],
	};
}

/** Options that are not what they are by default. */
function optionsFor(vendor: VendorName): INodeParameters {
	return {
		includeOtherFields: true,
		concurrency: 1,
		requestsPerSecond: 50,
		simplify: false,
		timeout: 30,
		...(vendor === 'crmcom' ? {} : { sendListsAs: 'id' }),
	};
}

/** Every field of the vendor with a value of its own, and the login that is asked for. */
function wholeItem(vendor: VendorName, login: string): IDataObject {
	return { ...itemOf(ROWS[vendor]), [LOGIN[vendor]]: login };
}

/** What an operator may have built with one vendor: every field, both mappings, every option. */
function ownWorkflows(
	stage: Stage<Surroundings>,
	vendor: VendorName,
	credential: SavedCredential,
): Built[] {
	const { users } = stage.sandbox[vendor];
	const there = users[0]?.login ?? '';
	const built = (
		name: string,
		items: IDataObject[],
		parameters: INodeParameters,
		node: object = {},
	) => {
		const credentials = using(credential);
		const workflow = stage.workflow(items, { parameters, credentials, ...node });
		workflow.name = `${vendor}: ${name}`;
		return { vendor, workflow, start: TRIGGER };
	};
	const everyField = mappedTo(ROWS[vendor]) as INodeParameters;
	const apart = { onError: 'continueErrorOutput' };
	return [
		built('every field, mapped', [wholeItem(vendor, 'every.mapped')], {
			vendor,
			mappingMode: 'defineBelow',
			...everyField,
		}),
		built('every field, automatic', [wholeItem(vendor, 'every.automatic')], {
			vendor,
			mappingMode: 'autoMap',
			inputAccessFields: vendor === 'crmcom' ? ['userTemplate'] : ['userForCdr', 'callerIds'],
			fixedValues: fixedFor(vendor),
		}),
		built(
			'every option, who is there is returned',
			people('option.one', there, 'option.two'),
			mapped(vendor, { ifUserExists: 'return', options: optionsFor(vendor) }),
		),
		built(
			'refused items on the error output',
			faulty('apart.one', there, '#N/A', 'apart.one'),
			mapped(vendor, { options: { concurrency: 1 } }),
			apart,
		),
		built(
			'a dry run',
			people('dry.one', there),
			mapped(vendor, { ifUserExists: 'return', options: { dryRun: true } }),
		),
		built('stopped by a line that is not valid', faulty('never.sent', '#N/A'), mapped(vendor)),
		...(vendor === 'crmcom'
			? []
			: [
					built(
						'who is there is updated',
						people('update.one', there),
						mapped(vendor, { ifUserExists: 'update', options: { concurrency: 1 } }),
					),
				]),
	];
}

/** All that is built with the old package: with each vendor, and the shipped examples of a sheet. */
export async function builtWorkflows(stage: Stage<Surroundings>, files: string): Promise<Built[]> {
	const all: Built[] = [];
	for (const vendor of VENDOR_NAMES) {
		const credential = await stage.credential(vendor);
		all.push(...ownWorkflows(stage, vendor, credential), {
			vendor,
			workflow: example(`csv-to-${vendor}.json`, files, [credential]),
			start: 'When clicking Execute workflow',
		});
	}
	return all;
}
