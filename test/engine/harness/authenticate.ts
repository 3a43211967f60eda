import './environment';
import { getCredentialOwnRequestAllowedDomains, isExpression, UnexpectedError } from 'n8n-workflow';
import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	Workflow,
} from 'n8n-workflow';

/** `authenticate` as an object: each resolved key and value is put into the request as it stands. */
export function applyGeneric(
	authenticate: Exclude<IAuthenticate, (...args: never[]) => unknown>,
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
	workflow?: Workflow,
	node?: INode,
): void {
	if (!workflow || !node) {
		throw new UnexpectedError(
			'Workflow and node are required for declarative credential authentication',
		);
	}
	const resolve = (text: string) => {
		if (!isExpression(text)) return text;
		const keys = { $credentials: credentials };
		const value = workflow.expression.getSimpleParameterValue(
			node,
			text,
			'internal',
			keys,
			undefined,
			'',
		);
		return value ? String(value) : '';
	};

	request.headers ??= {};
	if (authenticate.type !== 'generic') return;
	const target = request as unknown as Record<string, IDataObject | undefined>;
	for (const [part, entries] of Object.entries(authenticate.properties)) {
		for (const [key, value] of Object.entries(entries as Record<string, string>)) {
			const section = (target[part] ||= {});
			section[resolve(key)] = resolve(value);
		}
	}
}

/** n8n 2.41 hands `preAuthentication` one method, held to the credential's allowed domains. */
export function withOwnDomains(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): IHttpRequestHelper {
	return {
		helpers: {
			httpRequest: async (options: IHttpRequestOptions): Promise<unknown> => {
				const allowedDomains = getCredentialOwnRequestAllowedDomains(credentials);
				return (await helpers.httpRequest(
					allowedDomains === undefined ? options : { ...options, allowedDomains },
				)) as unknown;
			},
		},
	};
}
