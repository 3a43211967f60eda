import type { Outcome } from '../../../nodes/CreateUser/outcome';
import { progressTo } from '../../../nodes/CreateUser/report/tally';
import { pauses } from '../../../nodes/CreateUser/wire/pauses';

const SECOND = 1000;
const user = { id: '1', raw: null };
const created: Outcome = { kind: 'created', user, evidence: 'answered', hasPassword: true };
const existing: Outcome = { kind: 'existing', user, differs: [] };
const refused: Outcome = { kind: 'refused', why: { by: 'check', refusals: [] } };

let lines: string[];
let note: ReturnType<typeof progressTo>;

beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 0, 31, 12) }));
afterEach(() => jest.useRealTimers());

function begin(total: number): void {
	lines = [];
	note = progressTo((line) => lines.push(line), total);
}

/** Items that end, evenly within so many seconds. */
function end(outcomes: Outcome[], seconds: number): void {
	for (const outcome of outcomes) {
		jest.setSystemTime(Date.now() + (seconds * SECOND) / outcomes.length);
		note({ items: [0], outcome });
	}
}

const of = (count: number, outcome: Outcome) => Array<Outcome>(count).fill(outcome);

it('says nothing of a short run', () => {
	begin(1000);
	end(of(400, created), pauses.progress / SECOND - 1);
	expect(lines).toEqual([]);
});

it('says every thirty seconds how far a long one is', () => {
	begin(1000);
	end(of(2, refused), 0);
	end([...of(391, created), ...of(6, existing)], 4 * 29.9);
	expect(lines).toHaveLength(3);
	end([created], 31);
	expect(lines).toHaveLength(4);
	expect(lines.at(-1)).toBe(
		'Create User: 400 of 1,000 items done, 392 created, 6 there already, 2 refused; about 4 minutes left',
	);
});

it('counts repeats with the item that they repeat', () => {
	begin(3000);
	jest.setSystemTime(Date.now() + pauses.progress);
	note({ items: [0, 1, 2], outcome: created });
	expect(lines[0]).toContain('3 of 3,000 items done, 3 created; about 8 hours left');
});

it.each([
	[60, 60, 'less than a minute left'],
	[60, 120, 'about 1 minute left'],
	[60, 7320, 'about 2 hours left'],
])('after %d of %d items, one a second: %s', (done, total, words) => {
	begin(total);
	end(of(done, created), done);
	expect(lines.at(-1)).toContain(words);
});

it('does not speak of the end: the output says everything', () => {
	begin(1);
	end([created], 60);
	expect(lines).toEqual([]);
});
