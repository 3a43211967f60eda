import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import type { Area, Check } from '../check';
import { example } from '../example';
import { submitForm } from '../forms';
import type { Mail } from '../mail-server';
import type { Stage } from '../stage';

const FORM = 'New Hire Form';

/** Publishes the example and empties the mailboxes; gives what sends its form. */
async function published(stage: Stage): Promise<(...values: string[]) => Promise<string>> {
	const { rest, world } = stage;
	world.mail.mails.length = 0;
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
	const trigger = workflow.nodes.find(({ name }) => name === FORM) as INode;
	// Of its own, since the workflow of an earlier check stays published.
	const path = randomUUID();
	trigger.webhookId = path;
	await rest.activate(await rest.createWorkflow(workflow));
	return async (...values) => await submitForm(world.n8n.url, path, values);
}

function passwordIn(mail: Mail | undefined): string {
	return /your first password is (\S+)/.exec(mail?.source ?? '')?.[1] ?? '';
}

const sent: Check = {
	name: 'form-to-user.json: a new user gets an e-mail with a login that works, one who is there gets none, a refusal is a page',
	async run(stage) {
		const { mails } = stage.world.mail;
		const { servetel } = stage.sandbox;
		const send = await published(stage);

		const done = await send('Fay Form', '919812345678', 'fay@example.com', 'fay.form');
		assert.match(done, /User created Fay Form gets an e-mail with the login/);
		assert.equal(servetel.created.length, 1);
		assert.deepEqual(mails[0]?.to, ['fay@example.com']);
		assert.ok(
			servetel.signIn('fay.form', passwordIn(mails[0])),
			'the password in the mail signs in',
		);

		const again = await send('Fay Form', '919812345678', 'fay@example.com', 'FAY.FORM');
		assert.match(again, /There already A user with the login fay.form is there already/i);

		const refused = await send('Rob Refused', '9.19877E+11', 'rob at example.com', 'rob.refused');
		assert.match(refused, /No user was created 'Mobile Number' is 9.19877E\+11/);
		assert.match(refused, /'Email' .* Correct the item and run again/);
		assert.doesNotMatch(refused, /item 0/);
		assert.equal(servetel.count('create'), 1);
		assert.equal(mails.length, 1, 'mails');
	},
};

const uncertain: Check = {
	name: 'form-to-user.json: when nobody knows whether the user was created, the page says that and nothing else',
	async run(stage) {
		const { servetel } = stage.sandbox;
		const when = () => servetel.count('create') > 0;
		servetel.faults.plan = [
			{ on: 'create', kind: 'htmlPage' },
			{ on: 'users', kind: 'status503', when },
		];
		const send = await published(stage);
		const page = await send('Una Unknown', '919812345679', 'una@example.com', 'una.unknown');
		assert.match(page, /It is not certain whether the user was created It is not certain whether/);
		assert.match(page, /user 'una.unknown' was created at Servetel\. Please do not send the form/);
		assert.doesNotMatch(page, /No user was created|item 0/);
		assert.equal(stage.world.mail.mails.length, 0, 'mails');
	},
};

const notMailed: Check = {
	name: 'form-to-user.json: a mail is tried three times; when it cannot be sent, the page says so and that the user is there',
	async run(stage) {
		const { mail } = stage.world;
		const { servetel } = stage.sandbox;
		const send = await published(stage);

		mail.refusals = 2;
		const late = await send('Leo Late', '919812345680', 'leo@example.com', 'leo.late');
		assert.match(late, /User created Leo Late gets an e-mail/);
		assert.ok(servetel.signIn('leo.late', passwordIn(mail.mails[0])), 'the third try has the mail');

		mail.refusals = 3;
		const none = await send('Mia Mailless', '919812345681', 'mia@example.com', 'mia.mailless');
		assert.match(none, /User created, but no e-mail was sent Mia Mailless .* login mia.mailless/);
		assert.equal(mail.refusals, 0, 'tries left');
		assert.equal(mail.mails.length, 1, 'mails');
		assert.equal(servetel.created.length, 2);
		assert.ok(!none.includes(servetel.created[1]?.password ?? ''), 'no password on the page');
	},
};

export const form: Area = {
	title: 'Example workflows, form',
	checks: [sent, uncertain, notMailed],
};
