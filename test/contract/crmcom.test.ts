import './made-up/registered';

import { fulfils } from './suite';
import { crmCom } from './vendors/crmcom';

fulfils(crmCom);
