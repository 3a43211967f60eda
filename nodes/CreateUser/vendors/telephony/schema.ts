import { z } from 'zod';

import { flag } from '../../values/boolean';
import { readObject } from '../../values/json';
import { readTexts, texts } from '../../values/list';
import { reference, referenceOf, references, type Reference } from '../../values/reference';
import { email } from '../../values/email';
import {
	isEmpty,
	login,
	password,
	personName,
	phoneNumber,
	required,
	schemaOf,
} from '../../values/text';
import { asObject } from '../../wire/json';

/** Whose calls a user may see: an object to send as it is, or agents to look up. */
export type CdrAccess =
	{ kind: 'object'; value: Record<string, unknown> } | { kind: 'agents'; agents: Reference[] };

/** No restriction, as `GET /v1/user/{id}` shows it. */
const ALL_USERS: CdrAccess = { kind: 'object', value: { type: 'all', value: null } };

function objectAccess(value: unknown) {
	const read = readObject(value);
	if ('reason' in read) return read;
	if (read.value && Object.keys(read.value).length === 0) {
		return { reason: "is an empty object. Fill in 'JSON' as the vendor documents it." };
	}
	return { value: read.value && { kind: 'object' as const, value: read.value } };
}

function agentAccess(value: unknown) {
	const read = readTexts(value);
	if ('reason' in read) return read;
	if (read.value === undefined) {
		return { reason: "has no agents. Choose some under 'Agent Names or IDs'." };
	}
	return { value: { kind: 'agents' as const, agents: read.value.map(referenceOf) } };
}

/** The screen's own shape, which other objects with the key `access` do not have. */
function isOfTheScreen(access: unknown): boolean {
	const isObject = typeof access === 'object' && access !== null && !Array.isArray(access);
	const keys = Object.keys(asObject(access));
	return isObject && keys.every((key) => ['seeCallsOf', 'agents', 'json'].includes(key));
}

/** Only the screen's own choices count: nothing else may come to mean all users. */
function screenAccess({ seeCallsOf, agents, json }: Record<string, unknown>) {
	if (seeCallsOf === 'all') return { value: ALL_USERS };
	if (seeCallsOf === 'agents') return agentAccess(agents);
	if (seeCallsOf === 'json') return objectAccess(json);
	return { reason: "does not say whose calls. Choose it under 'May See Calls Of'." };
}

/** The value of the fixed collection of the screen, or what an input field holds for it. */
const cdrAccess = schemaOf<CdrAccess>((value) => {
	if (
		isEmpty(value) ||
		(typeof value === 'object' &&
			Object.keys(asObject(value)).length === 0 &&
			!Array.isArray(value))
	) {
		return { value: undefined };
	}
	const { access } = asObject(value);
	if (isOfTheScreen(access)) return screenAccess(asObject(access));
	if (typeof value === 'string' && value.trim().toLowerCase() === 'all')
		return { value: ALL_USERS };
	const isObject =
		!Array.isArray(value) && (typeof value === 'object' || String(value).trim().startsWith('{'));
	return isObject ? objectAccess(value) : agentAccess(value);
});

/** What the platform's fields accept, by parameter name. Types as documented in seeds 000 and 001. */
export const telephonySchema = z.object({
	name: required(personName),
	number: required(phoneNumber),
	createAgent: required(flag),
	email: required(email),
	loginId: required(login),
	userRole: required(reference),
	password: required(password),
	status: required(flag),
	callerIds: required(references),
	blockWebLogin: flag,
	userForCdr: cdrAccess,
	loginBasedCalling: flag,
	agentGroups: texts,
	departments: references,
	timeGroup: reference,
	createExtension: flag,
	enableCalling: flag,
	createWebLogin: flag,
});

export type TelephonyValues = z.infer<typeof telephonySchema>;
