import { choiceConversions } from './choices';
import { listConversions } from './lists';
import { objectConversions } from './objects';
import { textConversions } from './texts';

export * from './conversion';

/** All of `docs/values.md`, in its order. */
export const conversions = [
	...textConversions,
	...choiceConversions,
	...listConversions,
	...objectConversions,
];
