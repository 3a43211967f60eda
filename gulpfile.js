const { dest, src } = require('gulp');

/** Copies what the compiler leaves behind: icons, the codex and the schema of the output preview. */
function assets() {
	return src(['nodes/**/*.{json,svg}', 'credentials/**/*.svg'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

exports['build:assets'] = assets;
