import type { VendorRequest } from '../../../nodes/CreateUser/wire/answer';
import type { Send, Sent } from '../../../nodes/CreateUser/wire/sent';
import { answered } from '../answer';

/** A user as the list of the telephony platform has them. */
export interface Listed {
	id: number | string | null;
	login_id: string;
	name?: string;
	user_role?: { id: number; name: string };
}

const PAGE = 2;

/** A telephony platform that shows two users a page, behind the one that was seen last. */
export class Platform {
	/** `list`, `list after 4`, `user 4`. */
	asked: string[] = [];
	/** Milliseconds that each answer takes. */
	takes = 0;
	/** What it gives instead of an answer of its own. */
	instead?: (request: VendorRequest) => Sent | undefined;

	constructor(public users: Listed[]) {}

	static with(count: number): Platform {
		return new Platform(Array.from({ length: count }, (_, at) => Platform.user(at + 1)));
	}

	static user(id: number): Listed {
		return { id, login_id: `user.${id}`, name: `User ${id}` };
	}

	/** Asks the platform, as a run does. */
	readonly send: Send = async (request) => {
		const { path, query = {} } = request;
		const after = query.last_seen_id;
		const id = path.split('/')[3];
		const list = after === undefined ? 'list' : `list after ${after}`;
		this.asked.push(id === undefined ? list : `user ${id}`);
		if (this.takes > 0) await new Promise((resolve) => setTimeout(resolve, this.takes));
		const instead = this.instead?.(request);
		if (instead) return instead;
		return id === undefined ? this.page(after) : this.detail(id);
	};

	/** How often it was asked since the last time. */
	get counted(): string[] {
		return this.asked.splice(0);
	}

	private page(after: unknown): Sent {
		const start = this.users.findIndex(({ id }) => String(id) === after) + 1;
		const data = this.users.slice(start, start + PAGE);
		return answered(200, { data, has_more: start + PAGE < this.users.length });
	}

	private detail(wanted: string): Sent {
		const user = this.users.find(({ id }) => String(id) === wanted);
		if (!user) return answered(404, { message: 'No such user.' });
		const { id, name, login_id } = user;
		return answered(200, { data: { id, name, team_member: { login_id } } });
	}
}

/** A request of a run that has ended. */
export const ENDED: Sent = { kind: 'notProcessed', why: { kind: 'runEnded' } };
