import './typescript-first';

import { Command } from 'commander';
import Table from 'cli-table3';

import { measure, type LimitCase, type Measured } from './limited';
import type { RateLimit } from '../sandbox';

/** The promise: so much longer than the limit allows, and so many requests turned away. */
const MOST_TIME = 1.15;
const MOST_TURNED_AWAY = 0.05;

const twenty = (kind: RateLimit['kind']): RateLimit => ({ kind, perSecond: 20 });

/** What is promised: users at 20 per second, in one run and in fifty at once. */
const PROMISED: LimitCase[] = (['fixedWindow', 'tokenBucket'] as const).flatMap((kind) => [
	{ name: `${kind} 20/s, one run`, limit: twenty(kind), executions: 1, each: 500 },
	{ name: `${kind} 20/s, one long run`, limit: twenty(kind), executions: 1, each: 1000 },
	{ name: `${kind} 20/s, 50 executions`, limit: twenty(kind), executions: 50, each: 10 },
]);

/** What no promise is about, to see that nothing goes wrong there. */
const OTHERS: LimitCase[] = [
	{
		name: 'fixedWindow 3/s',
		limit: { kind: 'fixedWindow', perSecond: 3 },
		executions: 1,
		each: 60,
	},
	{
		name: 'tokenBucket 3/s',
		limit: { kind: 'tokenBucket', perSecond: 3 },
		executions: 1,
		each: 60,
	},
	...(['fixedWindow', 'tokenBucket'] as const).map((kind) => ({
		name: `${kind} 100/s`,
		limit: { kind, perSecond: 100 },
		executions: 1,
		each: 1500,
	})),
	...(['seconds', 'date', 'body'] as const).map((retryAfter) => ({
		name: `fixedWindow 20/s, Retry-After ${retryAfter}`,
		limit: { ...twenty('fixedWindow'), retryAfter },
		executions: 1,
		each: 300,
	})),
	{
		name: 'tokenBucket 10/s, burst 100',
		limit: { kind: 'tokenBucket', perSecond: 10, burst: 100 },
		executions: 1,
		each: 300,
	},
	{
		name: 'fixedWindow 20/s, 300 ms latency, concurrency 20',
		limit: twenty('fixedWindow'),
		executions: 1,
		each: 300,
		latencyMs: 300,
		concurrency: 20,
	},
];

function row({
	name,
	ideal,
	seconds,
	before,
	turnedAway,
	requests,
	created,
	wanted,
}: Measured): string[] {
	return [
		name,
		`${created}/${wanted}`,
		ideal.toFixed(1),
		seconds.toFixed(1),
		before.toFixed(1),
		(seconds / ideal).toFixed(2),
		`${turnedAway} of ${requests} (${((100 * turnedAway) / requests).toFixed(1)} %)`,
	];
}

function isKept({ ideal, seconds, turnedAway, requests, created, wanted }: Measured): boolean {
	return (
		created === wanted && seconds <= MOST_TIME * ideal && turnedAway <= MOST_TURNED_AWAY * requests
	);
}

async function main(): Promise<void> {
	const { all } = new Command()
		.description('Measures runs against a vendor that limits requests per second.')
		.option(
			'--all',
			'other limits too, which are shown and only have to end with every user created',
		)
		.parse()
		.opts<{ all?: boolean }>();
	const table = new Table({
		head: ['Limit', 'Created', 'Ideal s', 'Took s', 'Before', 'Ratio', 'Answered 429'],
	});
	let failed = 0;
	for (const one of PROMISED) {
		const measured = await measure(one);
		table.push(row(measured));
		if (!isKept(measured)) failed += 1;
	}
	for (const one of all ? OTHERS : []) {
		const measured = await measure(one);
		table.push(row(measured));
		if (measured.created !== measured.wanted) failed += 1;
	}
	console.log(table.toString());
	console.log(
		failed === 0
			? `Every user created; the first six within ${MOST_TIME} times the ideal, at most ${100 * MOST_TURNED_AWAY} % turned away.`
			: `${failed} rows break the promise.`,
	);
	process.exitCode = failed === 0 ? 0 : 1;
}

void main();
