import { inVirtualTime } from './virtual';
it('sim', async () => {
	jest.useFakeTimers();
	const lines: string[] = [];
	for (const kind of ['fixedWindow', 'tokenBucket'] as const)
	for (const retryAfter of [undefined, 'seconds'] as const)
	for (const latency of [4, 50, 300]) for (const concurrency of [5, 20]) for (const perSecond of [3, 20, 100]) {
		const users = perSecond * 25;
		if (concurrency * 1000 / latency < perSecond) continue;
		const ratios: number[] = []; const away: number[] = [];
		for (let offset = 0; offset < 1000; offset += 130) {
			const r = await inVirtualTime({ limit: { kind, perSecond, ...(retryAfter ? { retryAfter } : {}) }, users, concurrency, latency, offset });
			ratios.push(r.seconds / 25); away.push(100 * r.turnedAway);
		}
		const f = (x: number[]) => { const s = [...x].sort((a, b) => a - b); return `${s[s.length >> 1]!.toFixed(2)} max ${s.at(-1)!.toFixed(2)}`; };
		lines.push(`${kind} ra=${retryAfter ?? '-'} ${perSecond}/s lat ${latency} conc ${concurrency}: ratio ${f(ratios)}  429% ${f(away)}`);
	}
	jest.useRealTimers();
	console.log(lines.join('\n'));
}, 300000);
