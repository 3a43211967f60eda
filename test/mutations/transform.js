const { createTransformer } = require('@swc/jest');

/** The file that has a fault for this run, the text in it, and the one that takes its place. */
const { file, find, put } = JSON.parse(process.env.FAULT);

function withFault(source, path) {
	if (path !== file) return source;
	const [before, after, ...more] = source.split(find);
	if (after === undefined || more.length > 0) throw new Error(`Not once in ${file}: ${find}`);
	return before + put + after;
}

/** Compiles as the tests do, with a fault in one file: nothing of it is ever written there. */
module.exports.createTransformer = (options) => {
	const { process: compile, getCacheKey } = createTransformer(options);
	return {
		process: (source, path, ...rest) => compile(withFault(source, path), path, ...rest),
		getCacheKey: (source, path, ...rest) => getCacheKey(withFault(source, path), path, ...rest),
	};
};
