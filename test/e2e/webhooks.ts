import { until } from './session';

export interface WebhookAnswer {
	status: number;
	body: string;
	contentType: string;
}

/**
 * Calls the production address of an active workflow's Webhook. n8n 2 answers 404 for some tenths of a
 * second after a workflow was published, so that answer is waited out; no call is ever made twice.
 */
export async function callWebhook(
	url: string,
	path: string,
	body: unknown,
	headers: Record<string, string> = {},
): Promise<WebhookAnswer> {
	return await until(`the webhook ${path} to be there`, async () => {
		const response = await fetch(`${url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body),
		});
		const text = await response.text();
		if (response.status === 404 && text.includes('is not registered')) return undefined;
		const contentType = response.headers.get('content-type') ?? '';
		return { status: response.status, body: text, contentType };
	});
}
