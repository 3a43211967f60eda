import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { CreateUser } from '../../../nodes/CreateUser/CreateUser.node';
import { continuesOnFail, readSettings, type Settings } from '../../../nodes/CreateUser/run/opened';
import { vendorNamed } from '../../../nodes/CreateUser/vendors/registry';
import type { VendorName } from '../../sandbox';
import { workflowFor } from '../../engine/fixture';
import { CredentialStore, runWorkflow } from '../../engine/harness';

const NODE = 'n8n-nodes-create-user.createUser';
/** n8n gives a tool's own type to a node that an agent uses. */
const TOOL = `${NODE}Tool`;

/** What is read of the node's parameters, on n8n's engine. */
async function readBy<T>(
	read: (context: IExecuteFunctions) => T,
	parameters: IDataObject,
	{ vendor = 'acefone' as VendorName, type = NODE, row = {} as IDataObject } = {},
): Promise<T> {
	const found: T[] = [];
	const node = new CreateUser();
	// What else is missing on the screen is of no interest here, and n8n would not run the node.
	const properties = node.description.properties.map(({ required: _given, ...rest }) => rest);
	const name = type.split('.').at(-1) ?? '';
	node.description = { ...node.description, name, properties, credentials: [] };
	node.execute = async function () {
		found.push(read(this));
		return [[]];
	};
	const workflow = workflowFor(vendor, { parameters: { vendor, ...parameters }, credential: null });
	for (const one of workflow?.nodes ?? []) if (one.type === NODE) one.type = type;
	await runWorkflow({
		workflow,
		nodeTypes: { [type]: node },
		credentialTypes: [],
		credentials: new CredentialStore(),
		pins: { Trigger: [row] },
		timezone: 'Asia/Kolkata',
	});
	if (found.length === 0) throw new Error('The node was not run');
	return found[0] as T;
}

/** The node's settings. */
async function settingsOf(
	parameters: IDataObject,
	how: { vendor?: VendorName; type?: string; row?: IDataObject } = {},
): Promise<ReturnType<typeof readSettings>> {
	const { vendor = 'acefone' } = how;
	return await readBy((context) => readSettings(context, vendorNamed(vendor)!), parameters, how);
}

const DEFAULTS: Settings = {
	ifUserExists: 'error',
	mapping: 'defineBelow',
	accessFields: [],
	dryRun: false,
	includeOtherFields: false,
	concurrency: 5,
	perSecond: 0,
	simplify: true,
	timeout: 45_000,
	isTool: false,
	showPasswordToAgent: false,
	timeZone: 'Asia/Kolkata',
	options: { resetPassword: false, sendListsAs: 'name' },
};

describe('the settings of a run', () => {
	it('are the defaults of the screen where nothing is set', async () => {
		expect(await settingsOf({})).toEqual(DEFAULTS);
	});

	it.each(['', ' ', null])('are the defaults where what is set is empty: %j', async (empty) => {
		const options = ['dryRun', 'includeOtherFields', 'concurrency', 'requestsPerSecond'];
		const more = ['resetPassword', 'simplify', 'timeout', 'showPasswordToAgent', 'sendListsAs'];
		const settings = await settingsOf({
			ifUserExists: empty,
			mappingMode: empty,
			options: Object.fromEntries([...options, ...more].map((name) => [name, empty])),
		});
		expect(settings).toEqual(DEFAULTS);
	});

	it.each<[IDataObject, Partial<Settings>]>([
		[{ ifUserExists: 'return' }, { ifUserExists: 'return' }],
		[{ ifUserExists: 'update' }, { ifUserExists: 'update' }],
		[{ mappingMode: 'autoMap' }, { mapping: 'autoMap' }],
		[{ options: { dryRun: true } }, { dryRun: true }],
		[{ options: { dryRun: 'yes', simplify: 'off' } }, { dryRun: true, simplify: false }],
		[{ options: { includeOtherFields: 'TRUE' } }, { includeOtherFields: true }],
		[
			{ ifUserExists: 'update', options: { resetPassword: 1 } },
			{ ifUserExists: 'update', options: { ...DEFAULTS.options, resetPassword: true } },
		],
		[{ options: { concurrency: 12 } }, { concurrency: 12 }],
		[{ options: { concurrency: ' 12 ' } }, { concurrency: 12 }],
		[{ options: { concurrency: 1 } }, { concurrency: 1 }],
		[{ options: { concurrency: 2.5 } }, { concurrency: 2 }],
		[{ options: { concurrency: 5000 } }, { concurrency: 50 }],
		[{ options: { requestsPerSecond: '0.5' } }, { perSecond: 0.5 }],
		[{ options: { requestsPerSecond: 0 } }, { perSecond: 0 }],
		[{ options: { requestsPerSecond: 5000 } }, { perSecond: 5000 }],
		[{ options: { timeout: 120 } }, { timeout: 120_000 }],
		[{ options: { timeout: 1 } }, { timeout: 1000 }],
		[{ options: { timeout: 1e6 } }, { timeout: 300_000 }],
		[{ options: { sendListsAs: 'id' } }, { options: { ...DEFAULTS.options, sendListsAs: 'id' } }],
	])('are read: %j', async (parameters, change) => {
		expect(await settingsOf(parameters)).toEqual({ ...DEFAULTS, ...change });
	});

	// n8n makes an empty collection of them before a node sees it: nobody can refuse what is not handed over.
	it.each([
		...['={{ $json.all }}', '={{ $json.text }}', '{"dryRun":true}', ['dryRun'], 7, true],
		{ dryrun: true, dry_run: true },
	])('are the defaults where n8n itself drops what the options are: %j', async (options) => {
		const row = { all: { dryRun: true }, text: '{"dryRun":true}' };
		expect(await settingsOf({ options }, { row })).toEqual(DEFAULTS);
	});

	it('may come by expressions of the first item', async () => {
		const parameters = {
			ifUserExists: 'return',
			options: { concurrency: '={{ $json.many }}', dryRun: '={{ $json.try }}' },
		};
		expect(await settingsOf(parameters, { row: { many: '7', try: 'no' } })).toEqual({
			...DEFAULTS,
			ifUserExists: 'return',
			concurrency: 7,
		});
	});

	it('know a tool of an AI agent', async () => {
		const options = { showPasswordToAgent: 'true' };
		expect(await settingsOf({ options }, { type: TOOL })).toMatchObject({
			isTool: true,
			showPasswordToAgent: true,
		});
	});
});

describe('an option that can’t be read ends the run, by its name on the screen', () => {
	const CHOICES =
		"'Return an Error' (error) or 'Return the Existing User' (return) or 'Update the Existing User' (update)";
	const FLAG = 'true or false';

	it.each<[IDataObject, string, unknown, string]>([
		[{ ifUserExists: 'skip' }, 'If User Exists', 'skip', CHOICES],
		[{ ifUserExists: 'Return' }, 'If User Exists', 'Return', CHOICES],
		[{ ifUserExists: 'toString' }, 'If User Exists', 'toString', CHOICES],
		[
			{ mappingMode: 'guess' },
			'Mapping Mode',
			'guess',
			"'Map Automatically' (autoMap) or 'Map Each Field Below' (defineBelow)",
		],
		[{ options: { dryRun: 'maybe' } }, 'Dry Run', 'maybe', FLAG],
		[{ options: { simplify: 2 } }, 'Simplify', 2, FLAG],
		[{ options: { includeOtherFields: {} } }, 'Include Other Input Fields', {}, FLAG],
		[
			{ ifUserExists: 'update', options: { resetPassword: 'x' } },
			'Reset Password on Update',
			'x',
			FLAG,
		],
		[
			{ options: { concurrency: 'many' } },
			'Max Parallel Requests',
			'many',
			'a number from 1 to 50',
		],
		[
			{ options: { requestsPerSecond: '3/s' } },
			'Max Requests per Second',
			'3/s',
			'a number of 0 or more',
		],
		[
			{ options: { requestsPerSecond: -3 } },
			'Max Requests per Second',
			-3,
			'a number of 0 or more',
		],
		[{ options: { concurrency: 0 } }, 'Max Parallel Requests', 0, 'a number from 1 to 50'],
		[{ options: { concurrency: 0.5 } }, 'Max Parallel Requests', 0.5, 'a number from 1 to 50'],
		[{ options: { timeout: 0 } }, 'Timeout', 0, 'a number from 1 to 300'],
		[{ options: { timeout: '-5' } }, 'Timeout', '-5', 'a number from 1 to 300'],
		[{ options: { timeout: '45 s' } }, 'Timeout', '45 s', 'a number from 1 to 300'],
		[
			{ options: { sendListsAs: 'both' } },
			'Send Departments and Time Group As',
			'both',
			"'IDs' (id) or 'Names' (name)",
		],
		[{ ifUserExists: 'skip', options: { timeout: 'x' } }, 'If User Exists', 'skip', CHOICES],
	])('%j', async (parameters, option, given, takes) => {
		expect(await settingsOf(parameters)).toEqual({
			problem: { kind: 'option', option, given, takes },
		});
	});

	it('also of a tool', async () => {
		const options = { showPasswordToAgent: 'x' };
		expect(await settingsOf({ options }, { type: TOOL })).toMatchObject({
			problem: { option: 'Return Generated Password to Agent', given: 'x', takes: FLAG },
		});
	});

	it('also where an expression fails', async () => {
		const options = { concurrency: '={{ $json.no.such }}', timeout: '={{ $("Nowhere").item }}' };
		expect(await settingsOf({ options })).toMatchObject({
			problem: { kind: 'option', option: 'Options', takes: 'values that can be read' },
		});
	});
});

it.each([
	['throws', NODE, false],
	['puts out, as a tool,', TOOL, true],
])(
	'the node %s what went wrong where the operator chose nothing',
	async (_what, type, expected) => {
		expect(await readBy(continuesOnFail, {}, { type })).toBe(expected);
	},
);
