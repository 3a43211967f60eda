import type { IDataObject } from 'n8n-workflow';

import type { VendorName } from '../../sandbox';
import { Bench } from '../fixture';

let logins = 0;

/** A login that no other test has. */
export function newLogin(): string {
	return `auto.${++logins}`;
}

/** An item for Servetel whose fields have the vendor's names. */
export function person(more: IDataObject = {}): IDataObject {
	return {
		...{ name: 'Asha Rao', number: '919876543210', email: 'asha@example.com' },
		...{ login_id: newLogin(), password: 'Kx7-mQ2!', ...more },
	};
}

/** The same for CRM.COM. */
export function subscriber(more: IDataObject = {}): IDataObject {
	return {
		...{ username: newLogin(), password: 'Kx7-mQ2!', first_name: 'Asha', last_name: 'Rao' },
		...more,
	};
}

/** The node in `Map Automatically`. */
export class Mapping {
	private constructor(readonly bench: Bench) {}

	static async open(): Promise<Mapping> {
		return new Mapping(await Bench.open());
	}

	get fixture() {
		return this.bench.sandbox.servetel.fixture;
	}

	/** What an operator sets once for all users: what the input must not decide, at the least. */
	fixed(vendor: VendorName): IDataObject {
		if (vendor === 'crmcom') {
			return { userTemplate: { __rl: true, mode: 'name', value: 'Call Centre Agent' } };
		}
		const { roles, numbers } = this.bench.sandbox[vendor].fixture;
		return {
			...{ createAgent: true, createWebLogin: true, status: true },
			userRole: { __rl: true, mode: 'list', value: String(roles[0]?.id) },
			callerIds: [String(numbers[0]?.id)],
		};
	}

	/** Runs the node and says what it sent, and what it said when it failed. */
	async map(items: IDataObject[], parameters: IDataObject = {}, vendor: VendorName = 'servetel') {
		const { requests } = this.bench.standIn(vendor);
		const before = requests.length;
		const run = await this.bench.run(vendor, items, {
			parameters: { mappingMode: 'autoMap', fixedValues: this.fixed(vendor), ...parameters },
		});
		const creates = requests.slice(before).filter(({ endpoint }) => endpoint === 'create');
		const said = [run.error?.message, run.error?.description].join(' ').replace(/&quot;/g, '"');
		return { run, said, bodies: creates.map(({ body }) => body as IDataObject), creates };
	}
}
