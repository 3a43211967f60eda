/** `npm run sandbox`: the three stand-ins, until Ctrl-C, with what an operator types into the credentials. */
import Table from 'cli-table3';
import { program } from 'commander';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Report } from '../verify/report';
import { startSandbox, type Sandbox, type VendorName } from './index';
import { like } from './like';

const usualPorts: Record<VendorName, number> = { servetel: 4010, acefone: 4011, crmcom: 4012 };

async function main(): Promise<void> {
	program.description('Stand-ins of Servetel, Acefone and CRM.COM over HTTP on this machine');
	program.option('--seed <number>', 'what faults by chance are drawn from', Number, 1);
	program.option('--like <report>', 'answer in the forms of a report of `npm run verify`');
	for (const [vendor, port] of Object.entries(usualPorts)) {
		program.option(`--${vendor} <port>`, `port of ${vendor}`, Number, port);
	}
	type Options = { seed: number; like?: string } & typeof usualPorts;
	const { seed, like: reportFile, ...wanted } = program.parse().opts<Options>();

	const sandbox = await startSandbox({ seed, ports: await freePorts(wanted) });
	if (reportFile !== undefined) play(sandbox, reportFile);
	console.log(addresses(sandbox));
	console.log('State, settings and faults: <address>/__sandbox/… (see test/sandbox/README.md)');
	console.log('Ctrl-C stops them.');
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close());
	}
}

function play(sandbox: Sandbox, file: string): void {
	const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
	const standIn = sandbox.all.find(({ vendor }) => vendor === report.vendor);
	if (!standIn) throw new Error(`${file} is not a report of a vendor`);
	Object.assign(standIn.settings, like(report));
	console.log(`${standIn.vendor} answers like ${file}.`);
}

/** A port that is taken gives way to any free one. */
async function freePorts(wanted: Record<VendorName, number>): Promise<Record<VendorName, number>> {
	const ports = { ...wanted };
	for (const vendor of Object.keys(usualPorts) as VendorName[]) {
		if (!(await isFree(ports[vendor]))) ports[vendor] = 0;
	}
	return ports;
}

async function isFree(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(false));
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
	});
}

function addresses(sandbox: Sandbox): string {
	const style = { head: [], border: [] };
	const table = new Table({ head: ['Vendor', 'Address', 'Credential'], style });
	for (const { vendor, url, account } of [sandbox.servetel, sandbox.acefone, sandbox.crmcom]) {
		const credential = Object.entries(account).map(([name, value]) => `${label(name)}: ${value}`);
		table.push([vendor, url, credential.join('\n')]);
	}
	return table.toString();
}

/** `limitedApiToken` → `limited api token` */
function label(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

void main();
