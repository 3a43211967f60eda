import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { LoginFailure } from '../vendors/session';
import { withoutSecrets } from '../vendors/reason';
import type { Message } from './messages';

/** The run can't go on; its message is for the operator. */
export class RunFailure extends Error {
	constructor(
		readonly text: Message,
		/** Secrets to keep out of it. */
		readonly secrets: string[] = [],
	) {
		super(text.headline);
	}
}

/** n8n marks an execution as cancelled when a message has that word, a vendor's sentence included. */
function unlikeCancelled(text: string): string {
	return text.replace(/(cancel)(l?ed)/gi, '$1\u2060$2');
}

/** The editor renders descriptions as HTML. */
function escaped(text: string): string {
	return text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;');
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): Message {
	if (error instanceof RunFailure) return error.text;
	if (error instanceof LoginFailure) return { headline: error.message, lines: [] };
	const { message, description } = error as { message?: string; description?: string | null };
	return {
		headline: message ?? String(error),
		lines: description ? [description] : [],
	};
}

/** The error for n8n's panel. The message is set afterwards, since the constructor rewrites some texts. */
export function nodeErrorOf(context: IExecuteFunctions, error: unknown): NodeOperationError {
	const secrets = error instanceof RunFailure ? error.secrets : [];
	const { headline, lines } = messageOf(error);
	const clean = (text: string) => unlikeCancelled(withoutSecrets(text, secrets));
	const shown = new NodeOperationError(context.getNode(), 'Create User');
	shown.message = clean(headline);
	shown.description = lines.map((line) => escaped(clean(line))).join('<br>');
	return shown;
}
