const { build, transform } = require('esbuild');
const { dest, parallel, src } = require('gulp');
const { mkdir, writeFile } = require('node:fs/promises');
const { dirname } = require('node:path');

const { n8n } = require('./package.json');

/** What package.json registers, as the compiler leaves it. */
const entryPoints = [...n8n.credentials, ...n8n.nodes].map((path) =>
	path.replace(/^dist/, 'build'),
);

/**
 * Puts the modules of the node and its credentials into a few files: one for each would make the
 * package a fifth larger. They stay readable, since whoever installs them should be able to.
 */
async function code() {
	const { outputFiles } = await build({
		entryPoints,
		outdir: 'dist',
		outbase: 'build',
		chunkNames: 'nodes/CreateUser/shared-[hash]',
		bundle: true,
		splitting: true,
		packages: 'external',
		format: 'esm',
		platform: 'node',
		target: 'es2022',
		write: false,
	});
	for (const { path, text } of outputFiles) {
		const commonJs = await transform(text, { format: 'cjs', platform: 'node', target: 'es2022' });
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, commonJs.code);
	}
}

/** Copies icons, the codex and the schema of the output preview. */
function assets() {
	return src('nodes/**/*.{json,svg}', { base: '.', encoding: false }).pipe(dest('dist'));
}

exports.build = parallel(code, assets);
