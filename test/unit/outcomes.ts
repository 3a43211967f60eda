import type {
	Created,
	Failure,
	Likeness,
	NotSentWhy,
	Success,
} from '../../nodes/CreateUser/outcome';
import type { VendorUser } from '../../nodes/CreateUser/vendors/contract';
import type { VendorReason } from '../../nodes/CreateUser/wire/reason';
import type { Unclear } from '../../nodes/CreateUser/wire/sent';

/** A user as the vendor shows them. */
export const USER: VendorUser = { id: '7', login: 'asha.rao', name: 'Asha Rao', raw: {} };

/** The vendor's words for a refusal. */
export const reason = (change: Partial<VendorReason> = {}): VendorReason => ({
	...{ message: 'The number is taken.', fields: [], httpStatus: 422, saidBy: 'api' },
	...change,
});

const created = (change: Partial<Created>): Created => ({
	...{ kind: 'created', user: USER, evidence: 'answered', hasPassword: true },
	...change,
});
const taken = (likeness: Likeness): Failure => ({
	kind: 'refused',
	why: { by: 'loginTaken', found: USER, likeness },
});
const notSent = (why: NotSentWhy): Failure => ({ kind: 'notSent', why });
const unclear: Unclear = { kind: 'timedOut' };

/** One outcome of each kind that there is. */
export const OUTCOMES = {
	answered: created({}),
	absentBefore: created({ evidence: 'absentBefore', lookedUp: true }),
	onlyFoundAfter: created({ evidence: 'onlyFoundAfter', lookedUp: true, hasPassword: false }),
	existing: { kind: 'existing', user: USER, differs: [] },
	updated: { kind: 'updated', user: USER, notUpdated: [], hasPassword: false },
	wouldCreate: { kind: 'wouldCreate', user: USER },
	wouldReturn: { kind: 'wouldReturn', user: USER, differs: [] },
	wouldUpdate: { kind: 'wouldUpdate', user: USER, differs: [] },
	notValid: {
		kind: 'refused',
		why: { by: 'check', refusals: [{ field: 'Email', reason: 'is "x", which is no address.' }] },
	},
	refusedByVendor: { kind: 'refused', why: { by: 'vendor', of: 'create', reason: reason() } },
	notAllowed: {
		kind: 'refused',
		why: { by: 'notAllowed', of: 'create', reason: reason(), inARow: 3 },
	},
	another: taken('another'),
	same: taken('same'),
	unknown: { kind: 'unknown', why: { of: 'create', sends: 1, unclear } },
	unreachable: notSent({ kind: 'unreachable', words: 'nothing answers', again: true }),
} satisfies Record<string, Failure | Success>;
