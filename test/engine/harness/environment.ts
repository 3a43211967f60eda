/**
 * Must be the first import of every module that imports n8n-core: n8n reads its environment while it
 * loads, and would otherwise write its settings to the home directory.
 */
import 'reflect-metadata';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const ours: Record<string, string> = {
	N8N_USER_FOLDER: join(tmpdir(), `n8n-engine-harness-${userInfo().uid}`),
	// A test instance's key; no credential is kept on disk.
	N8N_ENCRYPTION_KEY: 'engine-harness-only',
	N8N_EXPRESSION_ENGINE: 'legacy',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
};

Object.assign(process.env, ours);
