const glob = require('fast-glob');
const { dest, parallel, src } = require('gulp');
const { readFileSync, rmSync } = require('node:fs');

/** What the compiler makes of a module that holds nothing but types. */
const ONLY_TYPES = /^"use strict";\s*Object\.defineProperty\(exports, "__esModule", [^)]*\);\s*$/;

/** Copies what the compiler leaves behind: icons, the codex and the schema of the output preview. */
function assets() {
	return src('nodes/**/*.{json,svg}', { base: '.', encoding: false }).pipe(dest('dist'));
}

/** Removes modules that nothing loads at run time. */
async function prune() {
	for (const file of glob.sync('dist/**/*.js')) {
		if (ONLY_TYPES.test(readFileSync(file, 'utf8'))) rmSync(file);
	}
}

exports['build:assets'] = parallel(assets, prune);
