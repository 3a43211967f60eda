import type { CommonSettings, RecordedRequest, StandIn } from '../sandbox';
import type { EngineRun } from './harness';

type AnyStandIn = StandIn<CommonSettings, string>;

/** What was asked and what came out. */
interface Told {
	sandbox: { all: AnyStandIn[] };
	runs: EngineRun[];
}

/** Lines shown of each list at most, and characters of a line. */
const MOST = 60;
const WIDTH = 400;

const shortened = (text: string) => (text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text);

const last = (lines: string[]): string[] =>
	lines.length > MOST ? [`… ${lines.length - MOST} before`, ...lines.slice(-MOST)] : lines;

function lineOf(began: number, request: RecordedRequest): string {
	const { at, finishedAt = NaN, method, path, query, body, status, outcome, fault } = request;
	const { login_id: loginId, username, email } = (body ?? {}) as Record<string, unknown>;
	const about = loginId ?? username ?? email ?? query.user_identifier ?? query.last_seen_id ?? '';
	const ending = `${status ?? outcome} after ${finishedAt - at} ms${fault ? ` (${fault})` : ''}`;
	return `${String(at - began).padStart(6)} ms  ${method} ${path} ${String(about)} → ${ending}`;
}

function requestsOf({ vendor, requests }: AnyStandIn): string[] {
	const began = requests[0]?.at ?? 0;
	const lines = requests.map((request) => lineOf(began, request));
	return lines.length > 0 ? [`Requests of ${vendor}:`, ...last(lines)] : [];
}

function itemsOf(run: EngineRun, place: number): string[] {
	const items = run.output('Create User').flatMap((branch, number) =>
		branch.map(({ json, pairedItem }) => {
			const { item } = (pairedItem ?? {}) as { item?: number };
			return shortened(`branch ${number}, item ${item}: ${JSON.stringify(json)}`);
		}),
	);
	const { message = '', description = '' } = run.error ?? {};
	const error = run.error ? [shortened(`${message} | ${String(description)}`)] : [];
	return [`Run ${place + 1}: ${run.status}`, ...error, ...last(items)];
}

/** Adds to the words of a test that failed what the stand-ins were asked, in order, and what came out. */
export function withStory(error: unknown, { sandbox, runs }: Told): unknown {
	if (!(error instanceof Error)) return error;
	const lines = [...sandbox.all.flatMap(requestsOf), ...runs.flatMap(itemsOf)];
	// Jest prints the stack, which begins with the message as it was when the error was made.
	const story = `\n\n${lines.join('\n')}\n`;
	error.stack = (error.stack ?? '').replace(error.message, () => `${error.message}${story}`);
	error.message += story;
	return error;
}
