import type { Area } from '../check';
import { credentials } from './credentials';
import { importing } from './imports';
import { lists } from './lists';
import { sheets } from './sheets';

/** All that is checked, in the order in which it runs. */
export const areas: Area[] = [credentials, lists, importing, sheets];
