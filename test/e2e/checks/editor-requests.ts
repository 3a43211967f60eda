import assert from 'node:assert/strict';
import type { INodeParameters } from 'n8n-workflow';
import type { Area, Check } from '../check';
import { until } from '../session';
import { CREATE_USER, using } from '../stage';
import { onScreen } from './editor-helpers';

/** The stand-in has 48 users: five pages of ten. */
const PAGE = 10;
const PAGES = Array.from({ length: 5 }, () => 'users');

/** Fields with lists that have been filled from those lists; the agents are found among the users. */
const LISTED: INodeParameters = {
	departments: ['501', '502'],
	timeGroup: { __rl: true, mode: 'list', value: '601', cachedResultName: 'Day Shift' },
	userForCdr: { access: { seeCallsOf: 'agents', agents: ['11', '12'] } },
};
const ROLE: INodeParameters = {
	userRole: { __rl: true, mode: 'list', value: '54630', cachedResultName: 'Agent' },
	callerIds: ['1759333'],
};

/** @param requests what the vendor may be asked, sorted, when the node is opened for the first time */
function opened(what: string, parameters: INodeParameters, requests: string[]): Check {
	const times = requests.length === 1 ? 'one request' : `${requests.length} requests`;
	return {
		name: `opening a saved node ${what} makes ${times}, and none within the next minute`,
		async run(stage) {
			const { servetel } = stage.sandbox;
			servetel.settings.maxPageSize = PAGE;
			const asked = () => servetel.requests.map(({ endpoint }) => endpoint).sort();
			const credential = await stage.credential('servetel', 'token');
			const { id } = await stage.rest.createWorkflow(
				stage.workflow([], {
					parameters: { vendor: 'servetel', ...parameters },
					credentials: using(credential),
				}),
			);
			await onScreen(stage, {}, async ({ editor, page }) => {
				await editor.openWorkflow(id);
				assert.deepEqual(asked(), [], 'requests of a workflow on the canvas');
				for (const time of ['first', 'second', 'third']) {
					await editor.openNode(CREATE_USER);
					await until('the lists', () => asked().length >= requests.length || undefined);
					await page.waitForTimeout(1_500);
					await editor.closeNode();
					assert.deepEqual(asked(), requests, `after the node was opened for the ${time} time`);
				}
			});
		},
	};
}

export const requesting: Area = {
	title: 'In the editor, requests',
	inBrowser: true,
	checks: [
		opened('with its defaults', {}, ['numbers']),
		opened(
			'with departments, time group and agents in Additional Fields',
			{ ...ROLE, additionalFields: LISTED },
			['departments', 'numbers', ...PAGES],
		),
		opened(
			'in Map Automatically with the same as fixed values',
			{ mappingMode: 'autoMap', fixedValues: { ...ROLE, ...LISTED } },
			['departments', 'numbers', ...PAGES],
		),
	],
};
