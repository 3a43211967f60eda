const zodMajor = process.env.ZOD ?? '3';

const common = {
	testEnvironment: 'node',
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' } },
		],
	},
	resolver: zodMajor === '4' ? '<rootDir>/test/zod4-resolver.js' : undefined,
};

/** @type {import('jest').Config} */
module.exports = {
	// What each layer is for stands in test/README.md.
	projects: [
		{
			...common,
			displayName: 'engine',
			testMatch: ['<rootDir>/test/{engine,chaos}/**/*.test.ts'],
			setupFiles: ['<rootDir>/test/engine/short-pauses.ts'],
		},
		{ ...common, displayName: 'unit', testMatch: ['<rootDir>/test/{unit,sandbox}/**/*.test.ts'] },
	],
	// No test takes as long on a machine that has other work too; it is for one that would hang.
	testTimeout: 120_000,
	// Of concurrent tests in one file: most of them only wait.
	maxConcurrency: 20,
	// Tests wait for stand-ins now and then, so there is room for more than one on a core.
	maxWorkers: 3,
	reporters: ['default', '<rootDir>/test/slowest-reporter.js'],
	showSeed: true,
	coverageReporters: ['text-summary', 'text'],
	coverageThreshold: { global: { lines: 95, branches: 90 } },
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
};
