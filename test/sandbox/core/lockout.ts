import type { CommonSettings } from './settings';

/** Failed logins per account, and the lock that follows too many of them. */
export class Lockout {
	private failures = new Map<string, number>();
	private lockedUntil = new Map<string, number>();

	constructor(private readonly settings: CommonSettings) {}

	/** Seconds that the lock still holds; undefined when there is none. */
	secondsLeft(account: string): number | undefined {
		const left = (this.lockedUntil.get(account) ?? 0) - Date.now();
		return left > 0 ? Math.ceil(left / 1000) : undefined;
	}

	/** Returns how often this account has failed by now. */
	failed(account: string): number {
		const failures = (this.failures.get(account) ?? 0) + 1;
		const locks = failures >= this.settings.lockAfterFailedLogins;
		this.failures.set(account, locks ? 0 : failures);
		if (locks) this.lockedUntil.set(account, Date.now() + this.settings.lockSeconds * 1000);
		return failures;
	}

	succeeded(account: string): void {
		this.failures.delete(account);
	}

	reset(): void {
		this.failures.clear();
		this.lockedUntil.clear();
	}
}
