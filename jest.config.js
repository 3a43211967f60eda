const zodMajor = process.env.ZOD ?? '3';
// `npm run mutate` runs the tests on code with one fault in it.
const compiler = process.env.FAULT ? '<rootDir>/test/mutations/transform.js' : '@swc/jest';

const common = {
	testEnvironment: '<rootDir>/test/n8n-environment.js',
	setupFiles: ['<rootDir>/test/loaded-once.ts'],
	transform: {
		'^.+\\.ts$': [
			compiler,
			{ jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' } },
		],
	},
	resolver: zodMajor === '4' ? '<rootDir>/test/zod4-resolver.js' : undefined,
};

const throughN8n = {
	...common,
	setupFiles: [
		...common.setupFiles,
		'<rootDir>/test/engine/short-pauses.ts',
		'<rootDir>/test/engine/light-keys.ts',
	],
};

/** @type {import('jest').Config} */
module.exports = {
	// What each layer is for stands in test/README.md.
	projects: [
		{
			...throughN8n,
			displayName: 'engine',
			testMatch: ['<rootDir>/test/engine/**/*.test.ts'],
			// Counting takes an eighth of the time, and what is below covers the thresholds without these.
			coveragePathIgnorePatterns: ['/'],
		},
		{
			...throughN8n,
			displayName: 'contract',
			testMatch: ['<rootDir>/test/{chaos,contract}/**/*.test.ts'],
			// What unit tests cover by themselves is counted there alone: each file that is counted costs
			// every test file that loads it.
			coveragePathIgnorePatterns: [
				'/node_modules/',
				'/nodes/CreateUser/(account/(?!connection)|login|report|values|wire)/?',
			],
		},
		{
			...common,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/{unit,sandbox,verify}/**/*.test.ts'],
		},
	],
	// For a test that hangs: no other takes as long, however much else the machine has to do.
	testTimeout: 300_000,
	// Of concurrent tests in one file: the ones that wait for a time-out do so together.
	maxConcurrency: 10,
	// Tests wait for stand-ins and time-outs, so there is room for two on a core.
	maxWorkers: 4,
	reporters: ['default', '<rootDir>/test/slowest-reporter.js'],
	showSeed: true,
	coverageReporters: ['text-summary', 'text'],
	coverageThreshold: { global: { lines: 95, branches: 90 } },
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
};
