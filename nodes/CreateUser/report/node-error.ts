import { NodeOperationError, type INode } from 'n8n-workflow';

import type { Message } from './run-words';

/** n8n marks an execution as cancelled when a message has that word, a vendor's sentence included. */
function unlikeCancelled(text: string): string {
	return text.replace(/(cancel)(l?ed)/gi, '$1\u2060$2');
}

/** A text for what the editor renders as HTML: descriptions of errors, and hints. */
export function escaped(text: string): string {
	return text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;');
}

/** The error for n8n's panel. The message is set afterwards, since the constructor rewrites some texts. */
export function nodeError(node: INode, { headline, lines }: Message): NodeOperationError {
	const error = new NodeOperationError(node, 'Create User');
	error.message = unlikeCancelled(headline);
	error.description = lines.map((line) => escaped(unlikeCancelled(line))).join('<br>');
	return error;
}
