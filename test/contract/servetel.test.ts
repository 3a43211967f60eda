import './made-up/registered';

import { fulfils } from './suite';
import { servetel } from './vendors/telephony';

fulfils(servetel);
