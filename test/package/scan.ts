import { ESLint } from 'eslint';
import glob from 'fast-glob';
import { readFileSync, rmSync } from 'fs';
import { dirname, join } from 'path';

import { pack, type Packed } from './pack';

/** Largest tarball, in bytes. */
const SIZE_LIMIT = 150_000;
/** The only files besides dist that npm puts into a tarball by itself. */
const BESIDES_DIST = ['LICENSE', 'README.md', 'package.json'];
/** What the scanner looks at: the source that a release is built from, and the published tarball. */
const LEGS = {
	source: ['package.json', '{nodes,credentials}/**/*.{js,ts,json}'],
	tarball: ['package.json', '**/*.js'],
};

/** What package.json registers with n8n. */
interface Registered {
	nodes: string[];
	credentials: string[];
}

interface Scanner {
	buildScanConfig(): Promise<ESLint.Options['overrideConfig']>;
}

/**
 * Runs n8n's package scanner on a folder as it runs itself, but counts warnings too.
 * @returns how many errors and warnings there are
 */
async function scan(name: keyof typeof LEGS, folder: string): Promise<number> {
	const scanner = '@n8n/scan-community-package/scanner/scanner.mjs';
	const { buildScanConfig } = (await import(scanner)) as Scanner;
	const eslint = new ESLint({
		cwd: folder,
		allowInlineConfig: false,
		overrideConfigFile: true,
		overrideConfig: await buildScanConfig(),
	});
	const files = glob.sync(LEGS[name], { cwd: folder, absolute: true, ignore: ['node_modules/**'] });
	const results = await eslint.lintFiles(files);
	const errors = results.reduce((sum, { errorCount }) => sum + errorCount, 0);
	const warnings = results.reduce((sum, { warningCount }) => sum + warningCount, 0);
	console.log(`${name}: ${files.length} files, ${errors} errors, ${warnings} warnings`);
	if (errors + warnings > 0)
		console.log(await (await eslint.loadFormatter('stylish')).format(results));
	return files.length === 0 ? 1 : errors + warnings;
}

/** The relative imports of a module of the tarball, each with the file that it leads to, if there is one. */
function importsOf({ folder, files }: Packed, path: string) {
	const code = readFileSync(join(folder, path), 'utf8');
	return [...code.matchAll(/require\("(\.[^"]+)"\)/g)].map(([, target = '']) => {
		const base = join(dirname(path), target);
		const candidates = [`${base}.js`, join(base, 'index.js')];
		return { target, file: candidates.find((one) => files.some((packed) => packed.path === one)) };
	});
}

/** What the compiler makes of a module that only has types: nothing can lead to it. */
const ONLY_TYPES =
	'"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n';

/** Files of the package that nothing leads to, beginning with what package.json registers. */
function unusedFiles(packed: Packed, entries: string[]): string[] {
	const { folder, files } = packed;
	const used = new Set<string>();
	const follow = (path: string) => {
		if (used.has(path)) return;
		used.add(path);
		for (const { file } of importsOf(packed, path)) if (file) follow(file);
	};
	for (const entry of entries) follow(entry);
	return files
		.map(({ path }) => path)
		.filter((path) => !used.has(path))
		.filter((path) => !/\.svg$|\.node\.json$|__schema__\/.*\.json$/.test(path))
		.filter((path) => !BESIDES_DIST.includes(path))
		.filter((path) => readFileSync(join(folder, path), 'utf8') !== ONLY_TYPES);
}

/** Whoever reads the source must find each module again in what is installed, and nothing beside. */
function notFileForFile({ files }: Packed): string[] {
	const sources = glob.sync('{nodes,credentials}/**/*.ts');
	const written = sources.map((path) => `dist/${path.replace(/\.ts$/, '.js')}`);
	const packed = files.map(({ path }) => path).filter((path) => path.endsWith('.js'));
	const missing = written.filter((path) => !packed.includes(path));
	return [...missing, ...packed.filter((path) => !written.includes(path))];
}

/** What n8n looks for beside the node: without them it shows no icon, finds no alias, has no preview. */
const BESIDE_NODE = [
	'CreateUser.node.json',
	'__schema__/v1.0.0.json',
	'createUser.dark.svg',
	'createUser.svg',
];

/** What must be in the tarball and is not. */
function missingFiles(packed: Packed, { nodes, credentials }: Registered): string[] {
	const { folder, files } = packed;
	const beside = nodes.flatMap((node) => BESIDE_NODE.map((name) => join(dirname(node), name)));
	const icons = [...nodes, ...credentials].flatMap((path) =>
		[...readFileSync(join(folder, path), 'utf8').matchAll(/'file:([^']+\.svg)'/g)].map(([, icon]) =>
			join(dirname(path), icon ?? ''),
		),
	);
	const imported = files
		.filter(({ path }) => path.endsWith('.js'))
		.flatMap(({ path }) =>
			importsOf(packed, path).flatMap(({ target, file }) =>
				file === undefined ? [`${target} of ${path}`] : [],
			),
		);
	const wanted = new Set([...BESIDES_DIST, ...beside, ...icons]);
	const missing = [...wanted].filter((path) => !files.some((one) => one.path === path));
	return [...missing, ...imported];
}

/** What is wrong with the content of the tarball. */
function contentProblems(packed: Packed): string[] {
	const { dependencies, n8n } = JSON.parse(
		readFileSync(join(packed.folder, 'package.json'), 'utf8'),
	) as { dependencies?: Record<string, string>; n8n: Registered };
	const entries = [...n8n.nodes, ...n8n.credentials];
	const problems = [
		...unusedFiles(packed, entries).map((path) => `${path} is in the tarball, nothing uses it`),
		...notFileForFile(packed).map((path) => `${path} is not what the compiler makes of a source`),
		...missingFiles(packed, n8n).map((path) => `${path} is missing in the tarball`),
	];
	if (packed.size > SIZE_LIMIT) problems.push(`the tarball has ${packed.size} bytes`);
	if (Object.keys(dependencies ?? {}).length > 0) problems.push('the package has dependencies');
	return problems;
}

async function main(): Promise<void> {
	const packed = pack();
	try {
		const findings = (await scan('source', process.cwd())) + (await scan('tarball', packed.folder));
		const problems = contentProblems(packed);
		for (const problem of problems) console.log(problem);
		console.log(`tarball: ${packed.files.length} files, ${packed.size} bytes packed`);
		if (findings + problems.length > 0) process.exitCode = 1;
	} finally {
		rmSync(dirname(packed.folder), { recursive: true, force: true });
	}
}

void main();
