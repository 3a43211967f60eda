import './environment';
import { createRequire } from 'node:module';

/** n8n-core may carry its own copies of these; another copy would be another registry of services. */
const fromCore = createRequire(require.resolve('n8n-core'));

type Class<T> = new (...args: never[]) => T;

export const { Container } = fromCore('@n8n/di') as {
	Container: { get<T>(type: Class<T>): T; set<T>(type: Class<T>, instance: T): void };
};

export const { Logger } = fromCore('@n8n/backend-common') as { Logger: Class<unknown> };

export const { parse, stringify } = fromCore('flatted') as {
	parse(text: string): unknown;
	stringify(value: unknown): string;
};
