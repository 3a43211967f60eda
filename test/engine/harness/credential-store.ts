import './environment';
import { ICredentials, UnexpectedError, UserError } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsEncrypted,
	INodeCredentialsDetails,
} from 'n8n-workflow';

export interface StoredCredential {
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

export interface CredentialSave {
	id: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A database read or write is never synchronous: this is where parallel requests interleave. */
const database = async () => await new Promise<void>((resolve) => setImmediate(resolve));

/** n8n's credentials table, in memory: only copies go in and out, and every write-back is kept. */
export class CredentialStore {
	readonly saves: CredentialSave[] = [];

	/** How often n8n read (in n8n: queried and decrypted) a credential. */
	reads = 0;

	private readonly rows = new Map<string, StoredCredential>();

	constructor(credentials: Record<string, StoredCredential> = {}) {
		for (const [id, credential] of Object.entries(credentials)) this.set(id, credential);
	}

	/** What an operator does: creates or edits the credential. */
	set(id: string, credential: StoredCredential): void {
		this.rows.set(id, copy(credential));
	}

	/** Changes some of the stored data, as an operator's edit does; the hidden token stays. */
	edit(id: string, data: ICredentialDataDecryptedObject): void {
		const row = this.rows.get(id);
		if (row) this.set(id, { ...row, data: { ...row.data, ...data } });
	}

	delete(id: string): void {
		this.rows.delete(id);
	}

	get(id: string): StoredCredential | undefined {
		const row = this.rows.get(id);
		return row && copy(row);
	}

	async load(details: INodeCredentialsDetails | undefined, type: string) {
		await database();
		this.reads++;
		if (!details?.id) throw new UnexpectedError('Found credential with no ID.');
		const row = this.get(details.id);
		if (row?.type !== type) {
			throw new UserError(`Credential with ID "${details.id}" does not exist for type "${type}".`);
		}
		return { ...row, id: details.id };
	}

	async save(
		details: INodeCredentialsDetails | undefined,
		type: string,
		data: ICredentialDataDecryptedObject,
	) {
		const { id, name } = await this.load(details, type);
		await database();
		this.set(id, { name, type, data });
		this.saves.push({ id, type, data: copy(data) });
	}
}

/** The row in the form the engine's interface asks for; "encrypted" is plain JSON here. */
export class StoredCredentials extends ICredentials<ICredentialDataDecryptedObject> {
	async getData(): Promise<ICredentialDataDecryptedObject> {
		return JSON.parse(this.data ?? '{}') as ICredentialDataDecryptedObject;
	}

	getDataToSave(): ICredentialsEncrypted {
		return { id: this.id, name: this.name, type: this.type, data: this.data ?? '{}' };
	}

	async setData(data: ICredentialDataDecryptedObject) {
		this.data = JSON.stringify(data);
	}

	async updateData(update: ICredentialDataDecryptedObject, toDelete: string[] = []) {
		const data = { ...(await this.getData()), ...update };
		for (const key of toDelete) delete data[key];
		await this.setData(data);
	}
}
