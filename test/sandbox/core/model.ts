import type { Lockout } from './lockout';
import type { Sessions } from './sessions';
import type { CommonSettings } from './settings';
import type { UserStore } from './store';
import type { Endpoint, HouseAnswers, Route, VendorName, VendorRequest } from './types';

/** What a vendor's folder provides; the server, the record and the faults are the same for all. */
export interface VendorModel<S extends CommonSettings, V extends string = VendorName> {
	vendor: V;
	/** Shared with the handlers, which read it at each request. */
	settings: S;
	defaultSettings: () => S;
	routes: Route[];
	answers: HouseAnswers;
	store: UserStore;
	sessions: Sessions;
	lockout: Lockout;
	/** Whom a request is about, for faults that depend on it. */
	loginOf: (endpoint: Endpoint, request: VendorRequest) => string | undefined;
	/** Puts the fixture's users into the (empty) store. */
	fill: () => void;
}
