import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * What n8n hands over, parameter by parameter. n8n itself makes an empty collection of most that is none
 * before a node sees it, so that this can't be shown on its engine.
 */
export function contextWith(
	parameters: Record<string, unknown>,
	raw = parameters,
): IExecuteFunctions {
	return {
		getNode: () => ({ type: 'createUser', parameters: raw }),
		getNodeParameter: (name: string, _item: number, fallback: unknown) =>
			name in parameters ? parameters[name] : fallback,
		getTimezone: () => 'utc',
	} as unknown as IExecuteFunctions;
}
