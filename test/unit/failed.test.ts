import { messageOf, nodeErrorOf, RunFailure } from '../../nodes/CreateUser/run/failed';
import { LoginFailure } from '../../nodes/CreateUser/vendors/session';
import { CredentialStore, runWorkflow } from '../engine/harness';
import { probeApi, probeNode, probeWorkflow } from '../engine/probes';

/** The error that a node throws, as n8n saves it and the editor shows it. */
async function shown(thrown: unknown) {
	const { error, status } = await runWorkflow({
		workflow: probeWorkflow(),
		nodeTypes: {
			probe: probeNode(async function () {
				throw nodeErrorOf(this, thrown);
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
		const failure = new RunFailure({
			headline: '\'Name\' is "<b>Asha</b> & Co"',
			lines: ['row 2 <img src=x onerror="alert(1)">', 'Asha & Co'],
		});
		expect(await shown(failure)).toEqual({
			status: 'error',
			message: '\'Name\' is "<b>Asha</b> & Co"',
			description: 'row 2 &lt;img src=x onerror=&quot;alert(1)&quot;&gt;<br>Asha &amp; Co',
		});
	});

	it('never makes n8n take the run for one that was cancelled', async () => {
		const failure = new RunFailure({
			headline: 'This number has been canceled',
			lines: ['It was Cancelled before.'],
		});
		const { status, message, description } = await shown(failure);
		expect(status).toBe('error');
		expect(`${message} ${description}`).not.toMatch(/cancell?ed/i);
		expect(message?.replace('\u2060', '')).toBe('This number has been canceled');
	});

	it('keeps the words that hold the code of a socket', async () => {
		const failure = new RunFailure({ headline: 'Servetel refused managePermissions', lines: [] });
		expect(await shown(failure)).toMatchObject({ message: 'Servetel refused managePermissions' });
	});

	it('holds no secret', async () => {
		const text = { headline: 'Servetel says "Kx7-mQ2!"', lines: ['Sent: Kx7-mQ2!'] };
		expect(await shown(new RunFailure(text, ['Kx7-mQ2!']))).toMatchObject({
			message: 'Servetel says "***"',
			description: 'Sent: ***',
		});
	});
});

describe('the message of whatever was thrown', () => {
	it.each<[string, unknown, object]>([
		[
			'a failed run',
			new RunFailure({ headline: 'A', lines: ['b'] }),
			{ headline: 'A', lines: ['b'] },
		],
		[
			'a failed login',
			new LoginFailure('address', 'No such host.'),
			{ headline: 'No such host.', lines: [] },
		],
		[
			'an error of n8n with a description',
			Object.assign(new Error('A'), { description: 'b' }),
			{ headline: 'A', lines: ['b'] },
		],
		[
			'an error without one',
			Object.assign(new Error('A'), { description: null }),
			{ headline: 'A', lines: [] },
		],
		['a text', 'thrown text', { headline: 'thrown text', lines: [] }],
	])('%s', (_what, error, expected) => {
		expect(messageOf(error)).toEqual(expected);
	});
});
