const zodMajor = process.env.ZOD ?? '3';

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	transform: {
		'^.+\\.ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' } },
		],
	},
	moduleNameMapper: zodMajor === '4' ? { '^zod$': 'zod4' } : {},
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
};
