import { onBench, onLoginBench, VENDORS, TELEPHONY, panel, ERROR_OUTPUT, CONTINUE, NODE, sends, loginsAt, STYLES } from './cases';
import { hires } from './fixture';
const log = (...a: unknown[]) => process.stderr.write(a.map((x) => typeof x === 'string' ? x : JSON.stringify(x, null, 1)).join(' ') + '\n');
it('probe', async () => {
	for (const v of VENDORS) await onBench(async (b) => {
		const r = await b.run(v, hires(3));
		log(v, r.status, r.json(NODE), r.hints(NODE), panel(r), sends(b.standIn(v)), r.logs, r.context(NODE));
		const bad = hires(3); bad[1]!.password=''; bad[2]!.login='';
		let e = await b.run(v, bad); log(panel(e));
		e = await b.run(v, bad, { node: ERROR_OUTPUT }); log(e.output(NODE), e.hints(NODE));
		e = await b.run(v, hires(3), { parameters: { userTemplate: { __rl: true, mode: 'name', value: 'Nope' }, callerIds: ['77'] } }); log(panel(e));
	});
}, 60000);
