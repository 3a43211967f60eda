import './environment';
import { AsyncLocalStorage } from 'node:async_hooks';
import { LoggerProxy } from 'n8n-workflow';
import type { Logger as WorkflowLogger } from 'n8n-workflow';
import { Container, Logger } from './core-modules';

const LEVELS = ['error', 'warn', 'info', 'debug'] as const;
const CONSOLE = [...LEVELS, 'log'] as const;

const current = new AsyncLocalStorage<string[]>();
let capturing = 0;
let originals: Array<(...args: unknown[]) => void> = [];

/** As n8n's own logger does: errors in the metadata become plain objects, the rest is JSON. */
function printable(value: unknown): unknown {
	if (!(value instanceof Error)) return value;
	const { name, message, stack, cause } = value;
	return { name, message, stack, cause: printable(cause) };
}

export function toText(value: unknown): string {
	if (typeof value === 'string') return value;
	const seen = new WeakSet<object>();
	const text: string | undefined = JSON.stringify(printable(value), (_key, entry: unknown) => {
		if (typeof entry === 'bigint') return String(entry);
		if (typeof entry !== 'object' || entry === null) return entry;
		if (seen.has(entry)) return '[seen]';
		seen.add(entry);
		return printable(entry);
	});
	return text ?? String(value);
}

function record(level: string, parts: unknown[]) {
	const given = parts.filter((part) => part !== undefined && toText(part) !== '{}');
	current.getStore()?.push(`${level}: ${given.map(toText).join(' ')}`);
}

/** Stands in for n8n's logger; keeps what each run logs, at every level, with its run. */
const logger = {
	...Object.fromEntries(
		LEVELS.map((level) => [level, (...args: unknown[]) => record(level, args)] as const),
	),
	scoped: () => logger,
} as unknown as WorkflowLogger;

Container.set(Logger, logger);
LoggerProxy.init(logger);

function hookConsole() {
	if (capturing++ > 0) return;
	originals = CONSOLE.map((method) => console[method].bind(console));
	CONSOLE.forEach((method, index) => {
		console[method] = (...args: unknown[]) => {
			record(`console.${method}`, args);
			originals[index]?.(...args);
		};
	});
}

function unhookConsole() {
	if (--capturing > 0) return;
	CONSOLE.forEach((method, index) => {
		const original = originals[index];
		if (original) console[method] = original;
	});
}

/** Runs `work`; whatever it logs or prints, also after it was stopped, is appended to `logs`. */
export async function captureLogs<T>(logs: string[], work: () => Promise<T>): Promise<T> {
	hookConsole();
	try {
		return await current.run(logs, work);
	} finally {
		unhookConsole();
	}
}
