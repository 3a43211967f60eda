import './made-up/registered';

import { fulfils } from './suite';
import { madeUp } from './vendors/made-up';

fulfils(madeUp);
