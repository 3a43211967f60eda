const { dest, src } = require('gulp');

/** Puts icons, the codex and the schema of the output preview beside what the compiler wrote. */
function assets() {
	return src('nodes/**/*.{json,svg}', { base: '.', encoding: false }).pipe(dest('dist'));
}

exports.build = assets;
