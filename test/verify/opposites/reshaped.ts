import type { CommonSettings, Endpoint } from '../../sandbox';

type Reshape = NonNullable<CommonSettings['reshape']>;
type Passing = Parameters<Reshape>[0];

/** An object of an answer, to be changed. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Body = any;

/** A vendor that answers this endpoint otherwise; whatever is returned replaces the body. */
export const body = (
	endpoint: Endpoint,
	change: (body: Body, passing: Passing) => Body,
	when: (passing: Passing) => boolean = ({ answer }) => answer.status < 300,
) => ({
	reshape: (passing: Passing) => {
		if (passing.endpoint !== endpoint || !when(passing)) return passing.answer;
		const copy: Body = structuredClone(passing.answer.body);
		return { ...passing.answer, body: change(copy, passing) };
	},
});

/** The same for the whole answer. */
export const answer = (
	endpoint: Endpoint,
	change: (passing: Passing) => {
		status: number;
		body?: unknown;
		headers?: Record<string, string>;
	},
	when: (passing: Passing) => boolean = () => true,
) => ({
	reshape: (passing: Passing) =>
		passing.endpoint === endpoint && when(passing)
			? { ...passing.answer, ...change(passing) }
			: passing.answer,
});

/** Changes each user of the user list. */
export const users = (change: (user: Body) => void) =>
	body('users', (list: Body) => {
		list.data.forEach(change);
		return list;
	});

/** Changes each entry of a bare list. */
export const entries = (endpoint: Endpoint, change: (entry: Body) => void) =>
	body(endpoint, (list: Body) => {
		list.forEach(change);
		return list;
	});
