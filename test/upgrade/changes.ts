import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import { loginIn, type Seen } from './runs';

/**
 * What is not the same as with 0.1.0, and is meant not to be: the changelog says each of it. Whatever is
 * not taken out here has to be the same.
 */

/** Places of the screen that have changed; see `shownOn`. */
const CHANGED: RegExp[] = [
	// n8n's own note of which package it has.
	/^node\/communityNodePackageVersion$/,
	/^node\/properties\/autoMapNotice\+[^/]+\/displayName$/,
	// Hosts, and one more of them; what is saved means the same.
	/^acefoneApi\/properties\/region\/options\/([^/]+\/description|United Kingdom \(Older\)\/.+)$/,
	// The warning also shows for what else is http.
	/^crmComApi\/properties\/httpNotice\/displayOptions\/show\/serverAddress\//,
];

export function assertSameScreen(before: Map<string, string>, now: Map<string, string>): void {
	const places = [...new Set([...before.keys(), ...now.keys()])];
	const others = places
		.filter((place) => before.get(place) !== now.get(place))
		.filter((place) => !CHANGED.some((known) => known.test(place)))
		.map((place) => `${place}: ${before.get(place)} is now ${now.get(place)}`);
	assert.deepEqual(others, []);
}

export function assertSameRun(before: Seen, now: Seen): void {
	const [good, bad] = now.items;
	const taken = bad.filter(isReadBefore).map(({ details }) => (details as IDataObject).loginId);
	const pairs = bad.map((item, at) => known(before.items[1][at] ?? {}, item));
	assert.deepEqual(
		{ ...now, items: [good, pairs.map(([, one]) => one)] },
		{
			...before,
			items: [before.items[0], pairs.map(([one]) => one)],
			sent: before.sent.filter((body) => !taken.includes(loginIn(body))),
		},
	);
	assert.equal(bad.length, before.items[1].length, 'refused items');
}

/** The user list is read beforehand now: nobody whose login is taken is sent, and no vendor refuses it. */
function isReadBefore({ details }: IDataObject): boolean {
	const { reason, vendorMessage } = details as IDataObject;
	return reason === 'loginTaken' && vendorMessage === undefined;
}

/** A refused item then and now, without what is known to be different. */
function known(before: IDataObject, now: IDataObject): [IDataObject, IDataObject] {
	const [was, is] = [{ ...(before.details as object) }, { ...(now.details as object) }] as [
		IDataObject,
		IDataObject,
	];
	assert.equal(typeof is.reason, 'string', 'details.reason is new');
	if (isReadBefore(now)) {
		delete was.httpStatus;
		delete was.vendorMessage;
		was.whatToDo = String(was.whatToDo).replace(/ \S+ says: ".*"$/, '');
	}
	// In a second try nobody may say that no user was created: that is counted.
	was.whatToDo = String(was.whatToDo).replace(
		'No user was created for it.',
		'Nothing was created for this item now.',
	);
	delete is.reason;
	return [
		{ ...before, details: was },
		{ ...now, details: is },
	];
}
