/** A fault made by hand: in one file, one text that occurs once becomes another. */
export interface Fault {
	/** What the product would do wrong. */
	what: string;
	/** Below `nodes/CreateUser/`. */
	file: string;
	find: string;
	put: string;
}
