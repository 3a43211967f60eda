const zodMajor = process.env.ZOD ?? '3';

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// Pauses between look-ups are seconds long, and machines are shared.
	testTimeout: 90_000,
	// Of concurrent tests in one file: most of them only wait.
	maxConcurrency: 20,
	// Most tests wait for stand-ins, so there is room for more than one on a core.
	maxWorkers: 3,
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' } },
		],
	},
	resolver: zodMajor === '4' ? '<rootDir>/test/zod4-resolver.js' : undefined,
	coverageReporters: ['text-summary', 'text'],
	coverageThreshold: { global: { lines: 95, branches: 90 } },
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
};
