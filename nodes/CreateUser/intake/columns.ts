import { shortened } from '../values/text';
import type { Refusal } from '../vendors/contract';
import type { Field } from '../vendors/field';

/** What a column of the input is for. */
export interface Target {
	field: Field;
	/** Key within an object value, see `Field.parts`. */
	part?: string;
}

/** A column of an item that is taken for a field. */
export interface Column extends Target {
	name: string;
	value: unknown;
}

/** An earlier value that a further one can't stand beside: another one, or the whole beside a part. */
function rivalOf(taken: Column[], { part }: Column): Column | undefined {
	const isRival = (other: Column) => other.part === part || other.part === undefined;
	return part === undefined ? taken[0] : taken.find(isRival);
}

function valueOf(taken: Column[]): unknown {
	const [first] = taken;
	if (first === undefined || first.part === undefined) return first?.value;
	return Object.fromEntries(taken.map(({ part, value }) => [part, value]));
}

/** Gathers what columns hold, by field: several may be named like one. */
export class Columns {
	private readonly found = new Map<Field, Column[]>();
	private readonly refused = new Map<Field, Refusal>();

	/** @param meantBy tells what values of a field are compared by, see `comparedBy` */
	constructor(private readonly meantBy: (field: Field) => (value: unknown) => unknown) {}

	get refusals(): Refusal[] {
		return [...this.refused.values()];
	}

	/** By the names of parameters. */
	get values(): Record<string, unknown> {
		const all = [...this.found].map(([{ screen }, taken]) => [screen.name, valueOf(taken)]);
		return Object.fromEntries(all) as Record<string, unknown>;
	}

	/** Takes a column that has a value; of two that differ none counts. */
	take(column: Column): void {
		const { field, part, value } = column;
		if (this.refused.has(field)) return;
		const taken = this.found.get(field) ?? [];
		// Read only where there is another one.
		const meant = (one: Column) => this.meantBy(field)(one.value);
		const isSame = (other: Column) => other.value === value || meant(other) === meant(column);
		if (taken.some((other) => other.part === part && isSame(other))) return;
		const rival = rivalOf(taken, column);
		if (rival && meant(column) === undefined) return;
		if (rival && meant(rival) !== undefined) this.refuse(field, rival.name, column.name);
		else this.found.set(field, [...taken.filter((other) => other !== rival), column]);
	}

	private refuse(field: Field, one: string, other: string): void {
		const reason = `has two values, in the input fields '${shortened(one)}' and '${shortened(other)}'. Remove one of them with an 'Edit Fields' node.`;
		this.refused.set(field, { field: field.screen.displayName, reason });
	}
}
