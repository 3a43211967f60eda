import type { CommonSettings } from './settings';
import type { StoredUser } from './types';

/** The users of one stand-in, by id, by login (compared without case) and in order of commit. */
export class UserStore {
	readonly all: StoredUser[] = [];
	private byId = new Map<string, StoredUser>();
	private byLogin = new Map<string, StoredUser[]>();

	add(user: StoredUser): void {
		this.all.push(user);
		this.byId.set(user.id, user);
		const key = keyOf(user.login);
		this.byLogin.set(key, [...(this.byLogin.get(key) ?? []), user]);
	}

	withId(id: string): StoredUser | undefined {
		return this.byId.get(id);
	}

	/** More than one where logins need not be unique. */
	withLogin(login: string): StoredUser[] {
		return this.byLogin.get(keyOf(login)) ?? [];
	}

	rename(user: StoredUser, login: string): void {
		this.unlist(user);
		user.login = login;
		this.byLogin.set(keyOf(login), [...this.withLogin(login), user]);
	}

	remove(user: StoredUser): void {
		this.all.splice(this.all.indexOf(user), 1);
		this.byId.delete(user.id);
		this.unlist(user);
	}

	clear(): void {
		this.all.length = 0;
		this.byId.clear();
		this.byLogin.clear();
	}

	private unlist(user: StoredUser): void {
		const others = this.withLogin(user.login).filter((other) => other !== user);
		this.byLogin.set(keyOf(user.login), others);
	}
}

/** Can this look-up see the user yet? To be asked once in each. */
export function isListed(
	user: StoredUser,
	{ listLagMs, listLagLookUps }: Pick<CommonSettings, 'listLagMs' | 'listLagLookUps'>,
): boolean {
	if (user.seeded) return true;
	const missedBy = user.missedBy ?? 0;
	if (missedBy < listLagLookUps) {
		user.missedBy = missedBy + 1;
		return false;
	}
	return Date.now() - user.committedAt >= listLagMs;
}

function keyOf(login: string): string {
	return login.trim().toLowerCase();
}
