import type { Area } from '../check';
import { agent } from './agent';
import { credentials } from './credentials';
import { editing } from './editor';
import { credentialWindow } from './editor-credential';
import { finding } from './editor-find';
import { marking } from './editor-marks';
import { modes } from './editor-modes';
import { requesting } from './editor-requests';
import { sheetOnScreen } from './editor-sheet';
import { expressions } from './expressions';
import { failures } from './failures';
import { form } from './form';
import { importing } from './imports';
import { lists } from './lists';
import { passwords } from './passwords';
import { secrets } from './secrets';
import { sheets } from './sheets';
import { stop } from './stop';
import { tokens } from './tokens';
import { webhook } from './webhook';

/** All that is checked, in the order in which it runs; the search for secrets looks at all before it. */
export const areas: Area[] = [
	credentials,
	lists,
	importing,
	sheets,
	form,
	webhook,
	agent,
	failures,
	stop,
	tokens,
	expressions,
	passwords,
	finding,
	editing,
	requesting,
	modes,
	sheetOnScreen,
	marking,
	credentialWindow,
	secrets,
];
