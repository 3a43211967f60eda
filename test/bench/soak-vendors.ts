import { openTelephony } from '../sandbox/telephony';
import { acefone } from '../sandbox/telephony/brands';

/** A process of its own, so that what the stand-ins remember is not counted: tells their addresses. */
async function main(): Promise<void> {
	const count = Number(process.argv[2]);
	const urls: string[] = [];
	while (urls.length < count) {
		urls.push((await openTelephony(acefone, { seed: 1, port: 0 })).url);
	}
	process.send?.(urls);
	process.once('disconnect', () => process.exit());
}

void main();
