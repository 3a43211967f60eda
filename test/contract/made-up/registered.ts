import { vendors } from '../../../nodes/CreateUser/vendors/registry';
import { madeUp } from './vendor';

// Before the node is loaded, whose screen is built from the registry.
vendors.push(madeUp);
