import './made-up/registered';

import { fulfils } from './suite';
import { acefone } from './vendors/telephony';

fulfils(acefone);
