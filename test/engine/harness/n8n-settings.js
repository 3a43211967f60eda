const { tmpdir, userInfo } = require('node:os');
const { join } = require('node:path');

/** n8n reads its environment while it loads, and would write its settings to the home directory. */
Object.assign(process.env, {
	N8N_USER_FOLDER: join(tmpdir(), `n8n-engine-harness-${userInfo().uid}`),
	// A test instance's key; no credential is kept on disk.
	N8N_ENCRYPTION_KEY: 'engine-harness-only',
	N8N_EXPRESSION_ENGINE: 'legacy',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
});
