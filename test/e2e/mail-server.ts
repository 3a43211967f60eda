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
	close(): Promise<void>;
}

export async function startMailServer(
	onMail: (mail: Mail) => void = () => undefined,
): Promise<MailServer> {
	const mails: Mail[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData(stream, { envelope }, done) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.once('end', () => {
				const to = envelope.rcptTo.map(({ address }) => address);
				const mail = { to, source: Buffer.concat(chunks).toString() };
				mails.push(mail);
				onMail(mail);
				done();
			});
		},
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.server.address() as AddressInfo;
	return { port, mails, close: async () => await new Promise((resolve) => server.close(resolve)) };
}
