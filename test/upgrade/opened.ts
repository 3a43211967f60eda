import type { N8nRest } from '../e2e/rest';
import { CREATE_USER } from '../e2e/stage';
import type { SavedBuilt } from './runs';
import { openedParameters, type Screen } from './screen';

/** The lists that load in an open panel: the editor's method, and the parameter that it is for. */
const LISTS = {
	getNumbers: 'callerIds',
	getDepartments: 'additionalFields.departments',
	getAgents: 'additionalFields.userForCdr',
};
const PAGED = { searchRoles: 'userRole', searchTimeGroups: 'additionalFields.timeGroup' };

/** What the editor has after a workflow was opened: parameters, defaults included, and lists. */
export async function opened(
	rest: N8nRest,
	screen: Screen,
	{ saved, vendor }: SavedBuilt,
): Promise<object> {
	const workflow = await rest.workflow(saved.id);
	const node = workflow.nodes.find(({ name }) => name === CREATE_USER);
	if (!node) throw new Error('the workflow has no such node');
	const parameters = openedParameters(node, screen);
	const { nodes, connections } = workflow;
	const lists: object[] = [];
	if (vendor === 'crmcom') return { nodes, connections, parameters, lists };
	for (const [method, name] of Object.entries(LISTS)) {
		lists.push(await rest.options({ node, method, path: `parameters.${name}` }));
	}
	for (const [method, name] of Object.entries(PAGED)) {
		lists.push(await rest.locatorPage({ node, method, path: `parameters.${name}` }));
	}
	return { nodes, connections, parameters, lists };
}
