/**
 * With `ZOD=4` this package's own code gets zod 4, as a later n8n will give it; n8n's packages, which
 * the engine tests load, keep the zod that they were made for.
 */
module.exports = (request, options) => {
	const isOurs = !options.basedir.includes('node_modules');
	return options.defaultResolver(request === 'zod/v4' && isOurs ? 'zod4/v4' : request, options);
};
