import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { EngineRun } from '../engine/harness';
import type { StandIn, StoredUser } from '../sandbox';

const NODE = 'Create User';

const STRANGER = /belongs to another user/i;
const SAME_PERSON = /user with this login(,| and) name/i;
const NONE_CREATED = /no user was created/i;
const COUNTED = /(\d+) of (\d+) users were created/;

/** What the stand-in has, as a run's sentences are held against it. */
export interface Books {
	standIn: StandIn;
	inputs: IDataObject[];
	/** Epoch milliseconds: users from before were not made by this execution. */
	since: number;
}

/** Nothing for a login that is no text: nobody can have it. */
const lower = (login: unknown) => (typeof login === 'string' ? login.trim().toLowerCase() : '');

/** The users of each login, in whatever case. */
function usersByLogin({ standIn }: Books): Map<string, StoredUser[]> {
	const found = new Map<string, StoredUser[]>();
	for (const user of standIn.users) {
		const key = lower(user.login);
		const others = found.get(key);
		if (others) others.push(user);
		else found.set(key, [user]);
	}
	return found;
}

/** The inputs that an output item answers. */
export function placesOf({ pairedItem }: INodeExecutionData): number[] {
	return [pairedItem ?? []].flat().map((link) => (typeof link === 'number' ? link : link.item));
}

/** What the node itself says of an item: n8n puts the input beside it on the error branch. */
function saidOf({ json }: INodeExecutionData) {
	const details = (json.details ?? {}) as IDataObject;
	const words = `${String(json.error ?? '')} ${String(details.whatToDo ?? '')}`;
	return { outcome: String(json.action ?? details.outcome ?? 'none'), words };
}

/** Holds what runs say against what the vendor has; every sentence that is not so is told. */
export class Audit {
	private readonly users: Map<string, StoredUser[]>;

	constructor(private readonly books: Books) {
		this.users = usersByLogin(books);
	}

	/** All that is false in a run's items, and in its message where it failed. */
	untruths(run: EngineRun): string[] {
		const items = run.output(NODE).flat();
		const ofItems = items.flatMap((item) =>
			placesOf(item).flatMap((place) => this.ofItem(item, this.books.inputs[place])),
		);
		return [...ofItems, ...(run.error ? this.ofMessage(run) : [])];
	}

	/** The users that this execution made for a login. */
	private own(login: unknown): StoredUser[] {
		const { since } = this.books;
		return this.of(login).filter(({ seeded, committedAt }) => !seeded && committedAt >= since);
	}

	private of(login: unknown): StoredUser[] {
		return this.users.get(lower(login)) ?? [];
	}

	private ofItem(item: INodeExecutionData, input: IDataObject | undefined): string[] {
		if (!input) return ['an item is linked to no input'];
		const { outcome, words } = saidOf(item);
		const wrong =
			outcome === 'unknown'
				? []
				: 'action' in item.json
					? this.ofUser(item.json, input)
					: this.ofAbsence(outcome, input);
		return [...wrong, ...this.ofWords(words, input)].map(
			(text) => `${lower(input.login)}, ${outcome}: ${text}`,
		);
	}

	/** An item with a user in it. */
	private ofUser(json: IDataObject, input: IDataObject): string[] {
		const login = json.loginId ?? input.login;
		const found = this.of(login).filter(({ id }) => !json.userId || id === String(json.userId));
		const [user] = found;
		if (!user) return ['there is no such user'];
		const wrong: string[] = [];
		if (json.action === 'created' && user.fields.email !== input.email) {
			wrong.push('the user is another person');
		}
		const wasThere = user.seeded || user.committedAt < this.books.since;
		// Only found afterwards is not proven new, and is said to be so; with a password it is wrong.
		if (json.action === 'created' && wasThere && !json.confirmedByLookup) {
			wrong.push('the user was there before');
		}
		const { password } = json;
		if (password !== undefined && !this.books.standIn.signIn(user.login, String(password))) {
			wrong.push('the password that is shown does not sign in');
		}
		return wrong;
	}

	private ofAbsence(outcome: string, input: IDataObject): string[] {
		if (outcome !== 'refused' && outcome !== 'notSent') return ['the outcome is in no known word'];
		return this.own(input.login).length > 0 ? ['the user exists by now'] : [];
	}

	private ofWords(words: string, input: IDataObject): string[] {
		const wrong: string[] = [];
		const found = this.of(input.login);
		const isPerson = ({ fields }: StoredUser) => fields.email === input.email;
		if (STRANGER.test(words) && (found.length === 0 || found.some(isPerson))) {
			wrong.push('its own user is called another person');
		}
		if (SAME_PERSON.test(words) && !found.some(isPerson)) {
			wrong.push('a stranger is called the same person');
		}
		if (NONE_CREATED.test(words) && this.own(input.login).length > 0) {
			wrong.push('"no user was created", and there is one');
		}
		const id = /user ID ([0-9A-Za-z]+)/.exec(words)?.[1];
		if (id !== undefined && !found.some((user) => user.id === id)) {
			wrong.push(`user ID ${id} is nobody's who has this login`);
		}
		return wrong;
	}

	/** The message of a run that was stopped speaks of all items. */
	private ofMessage({ error }: EngineRun): string[] {
		const text = `${error?.message ?? ''}<br>${String(error?.description ?? '')}`;
		const lines = text.split(/<br>|\n/);
		const { inputs } = this.books;
		const logins = [...new Set(inputs.map(({ login }) => lower(login)))];
		const exist = logins.filter((login) => this.own(login).length > 0);
		const uncertain = listedIn(lines, 'Not certain');
		const created = listedIn(lines, 'Created');
		const wrong: string[] = [];
		const count = COUNTED.exec(text)?.[1];
		if (count !== undefined) {
			const most = Number(count) + uncertain.count;
			if (exist.length < Number(count) || exist.length > most) {
				wrong.push(`"${COUNTED.exec(text)?.[0]}", and ${exist.length} exist`);
			}
		}
		for (const login of created.logins) {
			if (this.own(login).length === 0) wrong.push(`"Created: ${login}", who does not exist`);
		}
		const notSent = Number(/Not sent: (\d+)/.exec(text)?.[1] ?? 0);
		if (exist.length > logins.length - notSent) {
			wrong.push(`"Not sent: ${notSent}", and ${exist.length} of ${logins.length} exist`);
		}
		const ofAll = lines.some(
			(line) => NONE_CREATED.test(line) && !/created for (it|this)/.test(line),
		);
		if (ofAll && exist.length > 0) wrong.push(`"no user was created", and ${exist.length} exist`);
		return wrong.map((sentence) => `message: ${sentence}`);
	}
}

/** `Created: a, b, … and 18 more.` */
function listedIn(lines: string[], word: string): { logins: string[]; count: number } {
	const text = lines
		.join(' ')
		.split(`${word}: `)[1]
		?.split(/\.(?:\s|$)/)[0];
	if (text === undefined) return { logins: [], count: 0 };
	const more = Number(/and (\d+) more/.exec(text)?.[1] ?? 0);
	const logins = text
		.split(/,\s*/)
		.map((part) => part.trim())
		.filter((part) => part !== '' && part !== '…' && !/^(… )?and \d+ more$/.test(part));
	return { logins, count: logins.length + more };
}
