const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * Every time that the node waits or remembers, in milliseconds. Read where it is used and never copied,
 * so that tests which are about the order of things can run with shorter ones.
 */
export const pauses = {
	// Waiting for an answer.
	/** An answer that has begun may take so much longer: n8n's own time-out is about silence only. */
	restOfAnswer: 15 * SECOND,
	/** A login is one small request, so it may take less. */
	loginAnswer: 30 * SECOND,
	/** n8n hands a credential over in milliseconds; an external secret may take longer, or never come. */
	credential: 30 * SECOND,
	/** A list in the editor: a person looks at the screen. */
	editorAnswer: 20 * SECOND,

	// After "too many requests".
	/** Without Retry-After, doubled each time in a row. Vendors count by the second: who sent a burst waits one. */
	firstBackOff: SECOND,
	/** The same for who was just above a limit that is known: a vendor is not left idle for a third of a second. */
	knownBackOff: 150,
	/** Longer would leave a vendor idle that has recovered. */
	longestBackOff: 30 * SECOND,
	/** What a vendor asks for is believed so far: after that it is tried again. */
	longestBelieved: 15 * MINUTE,
	/** In all for a vendor that goes on turning requests away; queueing does not count. */
	limitBudget: 5 * MINUTE,
	/** Between two requests where the first one was turned away and nothing was accepted yet. */
	firstGap: SECOND,
	/** Between two requests however often they are turned away: from more it would take minutes to come back. */
	longestGap: 10 * SECOND,
	/** A wait for a turn is looked at anew after so long: the run may have left for whose rate it was. */
	longestPaceWait: SECOND,
	/** A rate that was not put to the test for so long is soon tried again: others may have left, or the limit be another. */
	rateDoubted: 10 * MINUTE,
	/**
	 * Before each time that a login which ran into a rate limit is sent again: another worker may use all
	 * that the vendor takes. Where a person waits for it, it is sent twice and no more.
	 */
	limitedLogin: [2 * SECOND, 4 * SECOND, 8 * SECOND],

	// A vendor that can't be reached or is silent.
	/** Before a host, a login, or the server of a gateway that can't be reached is tried again; doubled each time. */
	firstUnreachable: 500,
	/** The same at most. */
	longestUnreachable: 8 * SECOND,
	/** In all for such a host, whatever waits for it: a restart takes seconds, an outage minutes. */
	unreachableBudget: 20 * SECOND,
	/** So many requests in a row without any answer, over so long, say that the vendor is silent. */
	silent: { inARow: 10, over: 20 * SECOND },
	/** The same where each of them waits for its time-out. */
	silentSlowly: { inARow: 3, over: 2 * MINUTE },
	/** A silent vendor is tried again after this. */
	silenceRest: 30 * SECOND,

	// Looking up.
	/**
	 * "Not there" counts when it was asked for so long after the request ended: a vendor may commit late,
	 * and its list lag behind what it has committed.
	 */
	absentCounts: 15 * SECOND,
	/** "Not there" of so long before a request shows that the user, and the password, are the request's. */
	absenceFresh: 10 * SECOND,
	/** The clocks of two machines may be so far apart: a record saved by another one seems older than it is. */
	clocksApart: 5 * MINUTE,
	/** Before each look-up after a lost answer, up to the one that counts. */
	askAfter: [0, 2 * SECOND, 4 * SECOND, 9 * SECOND],
	/** Before another look-up where the one that would count was not answered clearly. */
	askAgain: 4 * SECOND,
	/**
	 * Between two scans as long a rest as the last one took, but no longer than this: more items share
	 * the next one, and scans don't take the pace away from creating.
	 */
	longestScanRest: 5 * SECOND,

	// What is remembered of an account.
	/** Lists and the user list: an operator who adds a role and runs again expects it within a minute. */
	listShared: MINUTE,
	/** A user that this process created: longer than a shared list, which may not have it yet. */
	justCreated: 90 * SECOND,
	/** The user list is read in full again, whatever was read behind its end: users are renamed and deleted. */
	listReadInFull: 10 * MINUTE,
	/** A login of unknown outcome is asked for before any run sends it. */
	uncertain: 30 * MINUTE,
	/** The code of a login that nobody has: what was learnt may come from a time when the vendor was not well. */
	absenceKnown: 10 * MINUTE,

	/** What no run has used for so long is let go of: a process lives for months. */
	unused: 10 * MINUTE,

	// What is remembered of its login.
	/** A refused login: long enough for a form's fifty entries, since the vendors lock accounts. */
	loginRefused: 5 * MINUTE,
	/** The same where the vendor only said "too many requests". */
	loginLimited: MINUTE,
	/** The longest that a vendor may ask for. */
	loginRefusedLongest: 60 * MINUTE,
	/** After a login that got no clear answer, doubled each time: the vendors lock accounts. */
	loginBackOff: SECOND,
	longestLoginBackOff: 30 * SECOND,
	/** An answer by which a new token was refused is not about tokens; for no longer, since one that has ended may be answered alike. */
	tokenInVain: MINUTE,
	/** A token is renewed this long before it ends, at most; short-lived ones at four fifths of their life. */
	renewalMargin: 2 * MINUTE,

	// The event loop of n8n.
	/** So much work at once at most: a queue takes a worker for dead that is silent for a minute. */
	slice: 40,

	// Words on the way.
	/** Between two lines in n8n's log that say how far a long run is. */
	progress: 30 * SECOND,
};
