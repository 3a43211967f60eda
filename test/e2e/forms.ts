import { until } from './session';

/** What a person sees after sending a form: the words of its last page. */
export async function submitForm(url: string, path: string, values: string[]): Promise<string> {
	const submitted = await until(`the form ${path} to be there`, async () => {
		const response = await fetch(`${url}/form/${path}`, { method: 'POST', body: bodyOf(values) });
		if (response.status === 404) return undefined;
		return (await response.json()) as { formWaitingUrl?: string };
	});
	if (!submitted.formWaitingUrl) {
		throw new Error(`The form led to no page: ${JSON.stringify(submitted)}`);
	}
	const page = new URL(submitted.formWaitingUrl, url);
	const status = new URL(page);
	status.pathname += '/n8n-execution-status';
	// As the page itself does: asks until there is something to show. A lost answer alone takes the node
	// 25 s, so long does it ask for the user.
	await until(
		'the last page of the form',
		async () => ((await textAt(status)).trim() === 'form-waiting' ? true : undefined),
		60,
	);
	return wordsOf(await textAt(page));
}

function bodyOf(values: string[]): FormData {
	const body = new FormData();
	values.forEach((value, place) => body.append(`field-${place}`, value));
	return body;
}

async function textAt(url: URL): Promise<string> {
	return await (await fetch(url)).text();
}

/** The text of a page's body, without what is not shown. */
function wordsOf(html: string): string {
	return html
		.replace(/<(style|script|title)[\s\S]*?<\/\1>/g, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/&#39;|&#x27;/g, "'")
		.replace(/&quot;/g, '"')
		.replace(/\s+/g, ' ')
		.trim();
}
