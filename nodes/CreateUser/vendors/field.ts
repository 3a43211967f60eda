import type { INodeProperties } from 'n8n-workflow';

import type { Reference } from '../values/list';
import type { SchemaOf } from '../values/text';

/** A parameter as n8n has it: a literal, since n8n's lint reads literals. */
export type Parameter = INodeProperties;

/** What a field accepts and becomes; an issue's message continues the sentence that begins with the label. */
export type Schema = SchemaOf<unknown>;

/** What the operator chose of a vendor's own options, by their internal names. */
export type VendorOptions = Record<string, unknown>;

/** An entry of a vendor's list. `also` holds further names that find it. */
export interface Entry {
	id: string;
	name: string;
	also?: string[];
	/** Shown below the name in the editor. */
	description?: string;
}

/** Looks up what an operator means. What can't be found is a refusal of the field, and undefined. */
export interface Finder {
	entry(list: string, reference: Reference): Entry | undefined;
	/** Parts of a text that was parted at its commas, joined where the list has the joined name. */
	joined(list: string, parts: string[]): string[];
	/** The entry with this phone number in whatever spelling. */
	number(list: string, written: string): Entry | undefined;
	isLoaded(list: string): boolean;
	/** True for an id that the list has. */
	has(list: string, id: string): boolean;
	/** @param reason continues the sentence that begins with the field's label */
	refuse(reason: string): undefined;
}

/** A type whose value is not sent as its schema yields it. */
export interface FieldType<T = unknown> {
	schema: Schema;
	/** Takes out what stands for nothing, where the value is no plain one. */
	withoutPlaceholders?(value: unknown): unknown;
	/** The lists that the names in a value come from. */
	lists?(value: T, options: VendorOptions): string[];
	/** What the request holds for a value. */
	sent(value: T, find: Finder, options: VendorOptions): unknown;
}

/** A collection of the screen that holds optional fields. */
export interface Collection {
	name: string;
	displayName: string;
}

/** Where the optional fields of every vendor stand. */
export const additional: Collection = {
	name: 'additionalFields',
	displayName: 'Additional Fields',
};

/** The password of every vendor, as the screen has it. */
export const passwordScreen: Parameter = {
	displayName: 'Password',
	name: 'password',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'The first password of the user',
};

/** What of a user a field is. */
export type Meaning = 'email' | 'login' | 'name' | 'number' | 'password';

/** A documented field, once: the screen, mapping, check, request, update and comparison are read from it. */
export interface Field {
	/** The key in the request body, as the vendor documents it. */
	key: string;
	/** The parameter: its `displayName` is the name that every message uses. */
	screen: Parameter;
	/** A function, where it hangs on the workflow's time zone. */
	type: FieldType | Schema | ((timeZone: string) => Schema);
	/** The collection that holds it; top level when left out. */
	under?: Collection;
	/** The documents mark it as mandatory. */
	mandatory?: true;
	/** Fields of one meaning are joined, such as a first and a last name. */
	is?: Meaning;
	/** It is compared with a user found, and how it tells one person from another: an e-mail more than a name. */
	tells?: 'nothing' | 'person' | 'strongly';
	/** It decides what the user may do, so it comes from the screen unless the operator says otherwise. */
	grantsAccess?: true;
	/** It must never be shown. */
	secret?: true;
	/** A text of the operator's own, in which nothing stands for nothing. */
	isOwnText?: true;
	/** An update takes it, or takes it as text, or only where this option of the vendor is on. */
	updatable?: true | 'asText' | { option: string };
	/** The key of the field that it confirms: the same value, sent also where it is left out. */
	repeats?: string;
	/** Sent where the operator leaves it out. */
	otherwise?: unknown;
	/** Further names of input fields, each for one key of the object that this field holds. */
	parts?: Record<string, string>;
}

/** True for a field in which a dash or `N/A` stands for nothing. */
export function takesDashForNothing({ mandatory, secret, isOwnText }: Field): boolean {
	return !mandatory && !secret && !isOwnText;
}

/** What a vendor declares, as far as this is asked for it. */
interface Declared {
	fields: readonly Field[];
	options?: readonly Parameter[];
}

/** The option of the vendor, as the screen names it, with which an update sets a password too. */
export function passwordOption(vendor: Declared): string | undefined {
	const { updatable } = fieldThatIs('password', vendor);
	const name = typeof updatable === 'object' ? updatable.option : undefined;
	return vendor.options?.find((option) => option.name === name)?.displayName;
}

/** The field that is this of a user. */
export function fieldThatIs(meaning: Meaning, { fields }: Declared): Field {
	const field = fields.find(({ is }) => is === meaning);
	if (!field) throw new Error(`No field is the ${meaning}`);
	return field;
}

/** The field that a vendor speaks of, by its key or a name of it in whatever spelling. */
export function fieldCalled(name: string, { fields }: Pick<Declared, 'fields'>): Field | undefined {
	const plain = (text: string) => text.toLowerCase().replace(/[^a-z\d]/g, '');
	const isIt = ({ key, screen }: Field) =>
		[key, screen.name, screen.displayName].some((one) => plain(one) === plain(name));
	return fields.find(({ key }) => key === name) ?? fields.find(isIt);
}
