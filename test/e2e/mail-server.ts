import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mail {
	to: string[];
	/** Headers and text as they were sent. */
	source: string;
}

/** A mail server on this machine that keeps what it is given. */
export interface MailServer {
	port: number;
	mails: Mail[];
	/** How many of the next mails are turned away. */
	refusals: number;
	close(): Promise<void>;
}

export async function startMailServer(
	onMail: (mail: Mail) => void = () => undefined,
): Promise<MailServer> {
	const kept = { mails: [] as Mail[], refusals: 0 };
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onRcptTo(_address, _session, done) {
			if (kept.refusals === 0) return done();
			kept.refusals -= 1;
			done(new Error('Mailbox unavailable'));
		},
		onData(stream, { envelope }, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.once('end', () => {
				const to = envelope.rcptTo.map(({ address }) => address);
				const mail = { to, source: Buffer.concat(chunks).toString() };
				kept.mails.push(mail);
				onMail(mail);
				done();
			});
		},
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	const close = async () => await new Promise<void>((resolve) => server.close(resolve));
	return Object.assign(kept, { port, close });
}
