import assert from 'node:assert/strict';
import type { VendorName } from '../sandbox';
import type { RunningN8n } from '../e2e/n8n';
import type { SavedCredential } from '../e2e/rest-types';
import type { Stage, Surroundings } from '../e2e/stage';
import { credentialRow, decryptedCredentials } from '../e2e/stored-credentials';

/** A credential in which the old package has left a session token. */
export interface Kept {
	vendor: VendorName;
	credential: SavedCredential;
	/** As n8n's database has it. */
	row: string;
	requestsBefore: number;
}

/** Makes sure that there is a token to be ignored, which the vendor would still take. */
export async function withToken(
	{ sandbox }: Stage<Surroundings>,
	n8n: RunningN8n,
	vendor: VendorName,
	credential: SavedCredential,
): Promise<Kept> {
	const { tokensIssued, requests } = sandbox[vendor];
	const fields = Object.values((await decryptedCredentials(n8n)).get(credential.id) ?? {});
	const saved = fields.map((value) => tokenIn(value));
	assert.ok(
		tokensIssued.some((token) => saved.some((text) => text.includes(token))),
		`a token of ${vendor} is saved`,
	);
	return {
		vendor,
		credential,
		row: await credentialRow(n8n, credential.id),
		requestsBefore: requests.length,
	};
}

const tokenIn = (value: unknown) =>
	typeof value === 'string' ? value : JSON.stringify(value ?? '');

/** One login of its own, nobody refused, and nothing written into the credential. */
export async function assertIgnored(
	{ sandbox }: Stage<Surroundings>,
	n8n: RunningN8n,
	{ vendor, credential, row, requestsBefore }: Kept,
): Promise<void> {
	const since = sandbox[vendor].requests.slice(requestsBefore);
	const logins = since.filter(({ endpoint }) => endpoint === 'login');
	assert.equal(logins.length, 1, `logins at ${vendor} with the new package`);
	assert.equal(since[0]?.endpoint, 'login', `the first request to ${vendor}`);
	assert.equal(await credentialRow(n8n, credential.id), row, `the credential of ${vendor}`);
}
