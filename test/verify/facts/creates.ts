import { verdictOf, type VendorAnswer } from '../account';
import type { Client } from '../client';
import type { Exchange } from '../exchange';
import { kind, type Fact, type Sight } from './fact';

/** The create that was accepted; the last of the two forms that were tried. */
export const accepted = ({ seen }: Client) => (seen.of('createPlain') ?? seen.of('create'))?.answer;

/** The refusals of wrong fields; nothing is seen where none was refused. */
export function refusals(
	{ seen, account }: Client,
	value: (answer: VendorAnswer, exchange: Exchange) => unknown,
	holds: (value: unknown) => boolean,
): Sight {
	const refused = seen.every('refused').filter(({ answer }) => {
		const user = { login: '', name: '', body: {} };
		return (
			answer && ['forbidden', 'refused'].includes(verdictOf(account.vendor, answer, user).kind)
		);
	});
	if (refused.length === 0) return undefined;
	const values = refused.map((exchange) => value(exchange.answer as VendorAnswer, exchange));
	const wrong = values.findIndex((one) => !holds(one));
	if (wrong < 0) return [true, `so for ${values.length} wrong fields`];
	return [false, `${describe(values[wrong])} for a wrong ${refused[wrong]?.about}`];
}

const describe = (value: unknown) =>
	typeof value === 'number' ? `HTTP status ${value}` : kind(value);

/** How many requests with a field that is wrong were accepted. */
export function acceptedThough({ seen }: Client, isDone: (answer: VendorAnswer) => boolean): Sight {
	const all = seen.every('refused').filter(({ answer }) => answer !== undefined);
	if (all.length === 0) return undefined;
	const done = all.filter(({ answer }) => isDone(answer as VendorAnswer));
	return [
		done.length === 0,
		done.length === 0 ? 'all refused' : `accepted with a wrong ${done[0]?.about}`,
	];
}

/** True where a refusal repeats the password that it was sent. */
const repeatsPassword = ({ text }: VendorAnswer, { request }: Exchange) =>
	text.includes(String(request.body?.password)) ? 'repeated' : false;

/** Whether a refusal is free of the password. */
export const refusedPassword: Fact = {
	name: 'refused.password',
	grade: 'unknown',
	assumed: 'a refusal does not repeat the password',
	step: 'refused',
	see: (_answer, client) => refusals(client, repeatsPassword, (found) => found === false),
	ifNot: 'Nothing: secrets are taken out of all that is shown.',
};
