import { config } from '@n8n/node-cli/eslint';

export default [
	{ ignores: ['dist/**', 'coverage/**', '.cache/**'] },
	...config,
	{
		// Only what is published is bound to n8n's run-time restrictions.
		files: ['test/**/*.ts', 'examples/**/*.ts'],
		rules: {
			'@n8n/community-nodes/no-restricted-globals': 'off',
			'@n8n/community-nodes/no-restricted-imports': 'off',
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'@n8n/community-nodes/no-hardcoded-secrets': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
			'no-console': 'off',
		},
	},
	{
		rules: {
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
			],
		},
		files: ['**/*.ts'],
	},
];
