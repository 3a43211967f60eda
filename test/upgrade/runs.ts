import type { IDataObject } from 'n8n-workflow';
import { errorOf, outputOf } from '../e2e/executions';
import type { SavedWorkflow } from '../e2e/rest-types';
import { CREATE_USER, type Stage, type Surroundings } from '../e2e/stage';
import type { Built } from './workflows';

export interface SavedBuilt extends Built {
	saved: SavedWorkflow;
}

/** What came of one run: of n8n, of the node, and of the vendor. */
export interface Seen {
	status: string;
	error: string | undefined;
	/** On the output, and on the error output. */
	items: [IDataObject[], IDataObject[]];
	/** What was sent to create or update each user. */
	sent: IDataObject[];
}

/** Runs a workflow, and says what is the same in every run of it. */
export async function seen(
	{ rest, sandbox }: Stage<Surroundings>,
	{ vendor, saved, start }: SavedBuilt,
): Promise<Seen> {
	const { requests } = sandbox[vendor];
	const before = requests.length;
	const execution = await rest.finished(await rest.run(saved, start), 120);
	const error = errorOf(execution, CREATE_USER);
	const byChance = generates(saved) ? [...BY_CHANCE, ...PASSWORDS] : BY_CHANCE;
	const writes = requests
		.slice(before)
		.filter(({ endpoint }) => endpoint === 'create' || endpoint === 'update');
	const itemsOf = (branch: number) =>
		outputOf(execution, CREATE_USER, branch).map(({ json }) => settled(json, byChance));
	return {
		status: execution.status,
		error: error && [error.message, error.description].join('\n'),
		items: [itemsOf(0), itemsOf(1)],
		// Those of a sheet are sent at once, in any order.
		sent: writes
			.map(({ body }) => settled(body as IDataObject, byChance))
			.sort((one, other) => loginIn(one).localeCompare(loginIn(other))),
	};
}

/** Whom a body is about; an update at Servetel and Acefone has no login in it. */
export function loginIn({ login_id, username, email }: IDataObject): string {
	return String(login_id ?? username ?? email);
}

/** What the vendor gives out in the order of arrival, and its session tokens. */
const BY_CHANCE = ['userId', 'agentId', 'extension', 'token'];
const PASSWORDS = ['password', 'password_confirmation'];

function generates({ nodes }: SavedWorkflow): boolean {
	return nodes.some(({ parameters }) => parameters.generatePassword === true);
}

function settled(fields: IDataObject, byChance: string[]): IDataObject {
	const text = JSON.stringify(fields, (key, value: unknown) =>
		byChance.includes(key) ? typeof value : value,
	);
	return JSON.parse(text) as IDataObject;
}
