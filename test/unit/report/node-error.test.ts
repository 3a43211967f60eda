import { nodeError } from '../../../nodes/CreateUser/report/output';
import type { Message } from '../../../nodes/CreateUser/report/run-words';
import { CredentialStore, runWorkflow } from '../../engine/harness';
import { probeApi, probeNode, probeWorkflow } from '../../engine/probes';

/** The error that a node throws, as n8n saves it and the editor shows it. */
async function shown(thrown: Message) {
	const { error, status } = await runWorkflow({
		workflow: probeWorkflow(),
		nodeTypes: {
			probe: probeNode(async function () {
				throw nodeError(this.getNode(), thrown);
			}),
		},
		credentialTypes: [probeApi],
		credentials: new CredentialStore(),
		pins: { Trigger: [{ row: 1 }] },
	});
	return { status, message: error?.message, description: error?.description };
}

describe('what the error panel shows', () => {
	it('is plain in the message and escaped in the description, a line each', async () => {
		const message = {
			headline: '\'Name\' is "<b>Asha</b> & Co"',
			lines: ['row 2 <img src=x onerror="alert(1)">', 'Asha & Co'],
		};
		expect(await shown(message)).toEqual({
			status: 'error',
			message: '\'Name\' is "<b>Asha</b> & Co"',
			description: 'row 2 &lt;img src=x onerror=&quot;alert(1)&quot;&gt;<br>Asha &amp; Co',
		});
	});

	it('never makes n8n take the run for one that was cancelled', async () => {
		const { status, message, description } = await shown({
			headline: 'This number has been canceled',
			lines: ['It was Cancelled before.'],
		});
		expect(status).toBe('error');
		expect(`${message} ${description}`).not.toMatch(/cancell?ed/i);
		expect(message?.replace('\u2060', '')).toBe('This number has been canceled');
	});

	it('keeps the words that hold the code of a socket', async () => {
		const headline = 'Servetel refused managePermissions';
		expect(await shown({ headline, lines: [] })).toMatchObject({ message: headline });
	});
});
