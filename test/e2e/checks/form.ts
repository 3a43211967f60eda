import assert from 'node:assert/strict';
import type { Area, Check } from '../check';
import { example } from '../example';
import { submitForm } from '../forms';
import type { Stage } from '../stage';

const FORM = 'New Hire Form';

/** Publishes the example; gives what sends its form. */
async function published(stage: Stage): Promise<(...values: string[]) => Promise<string>> {
	const { rest, world } = stage;
	const credential = await stage.credential('servetel');
	const mail = await stage.otherCredential({
		name: 'SMTP account',
		type: 'smtp',
		data: {
			user: '',
			password: '',
			host: '127.0.0.1',
			port: world.mail.port,
			secure: false,
			disableStartTls: true,
		},
	});
	const workflow = example('form-to-user.json', world.files, [credential, mail]);
	await rest.activate(await rest.createWorkflow(workflow));
	const path = workflow.nodes.find(({ name }) => name === FORM)?.webhookId ?? '';
	return async (...values) => await submitForm(world.n8n.url, path, values);
}

const sent: Check = {
	name: 'form-to-user.json: a new user gets an e-mail with a login that works, one who is there gets none, a refusal is a page',
	async run(stage) {
		const { mails } = stage.world.mail;
		const { servetel } = stage.sandbox;
		mails.length = 0;
		const send = await published(stage);

		const done = await send('Fay Form', '919812345678', 'fay@example.com', 'fay.form');
		assert.match(done, /User created Fay Form gets an e-mail with the login/);
		assert.equal(servetel.created.length, 1);
		assert.deepEqual(mails[0]?.to, ['fay@example.com']);
		const password = /your first password is (\S+)/.exec(mails[0].source)?.[1] ?? '';
		assert.ok(servetel.signIn('fay.form', password), 'the password in the mail signs in');

		const again = await send('Fay Form', '919812345678', 'fay@example.com', 'FAY.FORM');
		assert.match(again, /There already A user with the login fay.form is there already/i);

		const refused = await send('Rob Refused', '9.19877E+11', 'rob@example.com', 'rob.refused');
		assert.match(refused, /No user was created 'Mobile Number' is 9.19877E\+11/);
		assert.equal(servetel.count('create'), 1);
		assert.equal(mails.length, 1, 'mails');
	},
};

export const form: Area = { title: 'Example workflows, form', checks: [sent] };
