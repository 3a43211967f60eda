import { delimiter, dirname } from 'node:path';
import { isSince2, type N8nVersion } from './versions';

export interface Place {
	version: N8nVersion;
	userFolder: string;
	port: number;
	brokerPort: number;
	node: string;
}

/**
 * The settings of an n8n under test: on this machine only, silent towards the outside, nothing of the
 * developer's own n8n taken over.
 */
export function environmentOf({
	version,
	userFolder,
	port,
	brokerPort,
	node,
}: Place): NodeJS.ProcessEnv {
	const foreign = /^(N8N_|DB_|EXECUTIONS_|CREDENTIALS_|QUEUE_|WEBHOOK_|NODES_|NODE_FUNCTION_|npm_)/;
	const inherited = Object.entries(process.env).filter(([name]) => !foreign.test(name));
	return {
		...Object.fromEntries(inherited),
		// Task runners start a `node` of their own: it must be the same one.
		PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
		N8N_USER_FOLDER: userFolder,
		// n8n leaves folders behind where temporary files go.
		TMPDIR: userFolder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		N8N_LOG_LEVEL: 'info',
		...silent,
		...quietEditor,
		...(isSince2(version) ? since2 : before2),
	};
}

/** Nothing is asked of hosts outside. */
const silent = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
};

/** No survey, tour or banner stands before the editor. */
const quietEditor = {
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_ONBOARDING_FLOW_DISABLED: 'true',
	N8N_HIRING_BANNER_ENABLED: 'false',
};

/** This module fetches a list from a host outside at every start. */
const since2 = { N8N_DISABLED_MODULES: 'mcp-registry' };

/** What n8n 2 does without being told. */
const before2 = { N8N_RUNNERS_ENABLED: 'true', DB_SQLITE_POOL_SIZE: '4' };
