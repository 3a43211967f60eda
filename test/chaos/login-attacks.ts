import type { IDataObject } from 'n8n-workflow';

import { ERROR_OUTPUT } from '../engine/cases';
import type { Bench } from '../engine/fixture';
import type { StandIn, VendorName } from '../sandbox';
import {
	add,
	audit,
	counted,
	nothing,
	onSheet,
	parametersOf,
	type Attacked,
	type Sheet,
} from './sheet';

/** Milliseconds that a login endpoint is away. */
const AWAY = 10_000;
/**
 * Tries of a login that fails: at once, and after one back-off more each time, from half a second on
 * and doubled; the sixth comes 15.5 s after the first.
 */
const TRIES_WHILE_AWAY = 6;
/** Seconds that a token lives, which it does not say. */
const TOKEN_LIFE = 4;
/** Milliseconds that each request takes while tokens die: every sheet lasts longer than one life. */
const SLOW = 1500;

const RETURN: IDataObject = { ifUserExists: 'return' };

/** So many parts of a sheet, each with some people of the next one. */
function overlappingParts(inputs: IDataObject[], parts: number): IDataObject[][] {
	const size = Math.ceil(inputs.length / parts);
	return Array.from({ length: parts }, (_, part) =>
		inputs.slice(part * size, Math.ceil((part + 1.3) * size)),
	).filter((part) => part.length > 0);
}

/** Runs parts of a sheet side by side, each with one of the credentials in turn. */
async function sideBySide(
	{ vendor, inputs }: Sheet,
	bench: Bench,
	standIn: StandIn,
	credentials: string[],
): Promise<Attacked> {
	const since = Date.now();
	const parts = overlappingParts(inputs, 3);
	const attacked = await Promise.all(
		parts.map(async (part, place) => {
			const credential = credentials[place % credentials.length];
			const settings = { parameters: parametersOf(vendor, RETURN), node: ERROR_OUTPUT, credential };
			const run = await bench.run(vendor, part, settings);
			return counted(run, standIn, part, await audit(run, standIn, part, since));
		}),
	);
	const sum = nothing();
	for (const one of attacked) add(sum, one);
	// Of the parts, each counts all users and requests, and some people are in two.
	const { created, requests } = standIn;
	return { ...sum, logins: inputs.length, users: created.length, requests: requests.length };
}

/** More logins than there may be are told beside the sentences that are not true. */
function atMost(most: number, standIn: StandIn, attacked: Attacked): Attacked {
	const logins = standIn.count('login');
	const wrong = logins > most ? [`${logins} logins, where ${most} would do`] : [];
	return { ...attacked, untrue: [...attacked.untrue, ...wrong] };
}

/** The permanent token or key of the account that a sheet logs in to. */
function permanent({ sandbox }: Bench, vendor: VendorName): Record<string, string> {
	if (vendor === 'crmcom') {
		return { connectUsing: 'key', webApiKey: sandbox.crmcom.account.webApiKey };
	}
	return { connectUsing: 'token', apiToken: sandbox[vendor].account.apiToken };
}

/** One account behind two credentials of different secrets; the vendor takes a login twice. */
export async function twoCredentials(sheet: Sheet): Promise<Attacked> {
	return await onSheet(sheet, async (bench, standIn) => {
		const { vendor } = sheet;
		const stored = bench.credentials.get(vendor);
		if (stored) bench.credentials.set('second', stored);
		bench.credentials.edit('second', permanent(bench, vendor));
		standIn.settings.uniqueLogins = false;
		standIn.faults.plan = [
			{ on: 'create', kind: 'dropAfter', probability: 0.04 },
			{ on: 'create', kind: 'dropBefore', probability: 0.04 },
		];
		// CRM.COM's key logs in too; what one credential obtained is nothing to the other.
		const most = vendor === 'crmcom' ? 2 : 1;
		return atMost(most, standIn, await sideBySide(sheet, bench, standIn, [vendor, 'second']));
	});
}

/** Tokens that live for seconds and don't say so: one login for each life. */
export async function shortLives(sheet: Sheet): Promise<Attacked> {
	return await onSheet(sheet, async (bench, standIn) => {
		const { vendor } = sheet;
		const life = { tokenLifetimeSeconds: TOKEN_LIFE, tokensAreJwt: false, latencyMs: SLOW };
		Object.assign(standIn.settings, life, { uniqueLogins: false });
		const began = Date.now();
		const attacked = await sideBySide(sheet, bench, standIn, [vendor]);
		const lives = Math.ceil((Date.now() - began) / (1000 * TOKEN_LIFE));
		if (standIn.count('login') < 2) attacked.untrue.push('no token died');
		return atMost(lives, standIn, attacked);
	});
}

/** A login endpoint that is away for ten seconds, at the start and again when a token has died. */
export async function loginAway(sheet: Sheet): Promise<Attacked> {
	return await onSheet(sheet, async (bench, standIn) => {
		const { vendor, inputs, turn } = sheet;
		standIn.settings.uniqueLogins = false;
		let until = turn % 2 === 0 ? Date.now() + AWAY : 0;
		const dies = Math.ceil(inputs.length / 2);
		let sent = 0;
		const inMidSheet = () => {
			sent += 1;
			if (turn % 2 === 0 || sent !== dies) return false;
			until = Date.now() + AWAY;
			return true;
		};
		standIn.faults.plan = [
			{ on: 'create', kind: 'tokenRevoked', when: inMidSheet },
			{ on: 'login', kind: 'status503', when: () => Date.now() < until },
		];
		const most = TRIES_WHILE_AWAY + (turn % 2);
		return atMost(most, standIn, await sideBySide(sheet, bench, standIn, [vendor]));
	});
}
