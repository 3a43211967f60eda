import { config } from '@n8n/node-cli/eslint';

const house = './nodes/CreateUser';

/** Which rooms each room may look into, besides itself; docs/architecture.md has the map. */
const mayImport = {
	values: [],
	wire: ['values'],
	vendors: ['wire', 'values'],
	login: ['vendors', 'wire', 'values'],
	account: ['login', 'vendors', 'wire', 'values'],
	'item.ts': ['outcome.ts', 'vendors'],
	'outcome.ts': ['account', 'vendors', 'wire'],
	intake: ['item.ts', 'outcome.ts', 'account', 'vendors', 'wire', 'values'],
	creation: ['item.ts', 'outcome.ts', 'account', 'vendors', 'wire', 'values'],
	report: ['item.ts', 'outcome.ts', 'account', 'login', 'vendors', 'wire', 'values'],
	screen: ['report', 'account', 'login', 'vendors', 'wire', 'values'],
	run: [
		...['intake', 'creation', 'report', 'item.ts', 'outcome.ts'],
		...['account', 'login', 'vendors', 'wire', 'values'],
	],
};

const walls = [
	...Object.entries(mayImport).map(([room, others]) => ({
		target: `${house}/${room}`,
		from: house,
		except: [room, ...others].map((other) => `./${other}`),
	})),
	{ target: './credentials', from: house, except: ['./login'] },
	{ target: [house, './credentials'], from: './test' },
];

/** Rooms that don't speak to n8n; what they need of its types is told them in plain ones. */
const WITHOUT_N8N = ['creation', 'values', 'wire', 'vendors', 'account', 'report'];
const SPEAK_TO_N8N = [
	...['account/connection.ts', 'report/output.ts', 'wire/wait.ts'],
	'vendors/field.ts',
];

export default [
	{ ignores: ['dist/**', 'coverage/**', '.cache/**'] },
	...config,
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		rules: { 'import-x/no-restricted-paths': ['error', { zones: walls }] },
	},
	{
		files: WITHOUT_N8N.map((room) => `nodes/CreateUser/${room}/**/*.ts`),
		ignores: SPEAK_TO_N8N.map((file) => `nodes/CreateUser/${file}`),
		rules: { 'no-restricted-imports': ['error', 'n8n-workflow'] },
	},
	{
		// Only what is published is bound to n8n's run-time restrictions.
		files: ['test/**/*.ts', 'examples/**/*.ts'],
		rules: {
			'@n8n/community-nodes/no-restricted-globals': 'off',
			'@n8n/community-nodes/no-restricted-imports': 'off',
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'@n8n/community-nodes/no-hardcoded-secrets': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
			'@n8n/community-nodes/icon-prefer-themed-variants': 'off',
			'no-console': 'off',
		},
	},
	{
		rules: {
			'max-lines': ['error', 300],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
			],
		},
		files: ['**/*.ts'],
	},
];
