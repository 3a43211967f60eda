'use strict';

const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

/** How often memory is looked at, and the event loop let turn, in milliseconds. */
const BEAT = 20;

let probe;

/** Collects garbage, so that what is counted afterwards is the next node's. */
function collect() {
	setFlagsFromString('--expose_gc');
	const gc = runInNewContext('gc');
	for (let time = 0; time < 3; time++) gc();
}

/** Measures this process from now on. */
function start() {
	collect();
	const look = () => {
		const now = performance.now();
		probe.silence = Math.max(probe.silence, now - probe.turnedAt);
		probe.turnedAt = now;
		const { rss, heapUsed, external } = process.memoryUsage();
		probe.rss = Math.max(probe.rss, rss);
		probe.heap = Math.max(probe.heap, heapUsed + external);
	};
	const { rss, heapUsed, external } = process.memoryUsage();
	const before = { rss, heap: heapUsed + external };
	probe = { before, ...before, silence: 0, turnedAt: performance.now(), look };
	probe.timer = setInterval(look, BEAT);
	probe.cpu = process.cpuUsage();
	probe.began = performance.now();
}

/** What was measured since the start: milliseconds and megabytes. */
function stop() {
	const wall = performance.now() - probe.began;
	const { user, system } = process.cpuUsage(probe.cpu);
	probe.look();
	clearInterval(probe.timer);
	return {
		wall,
		cpu: (user + system) / 1000,
		silence: probe.silence,
		rss: (probe.rss - probe.before.rss) / 1e6,
		heap: (probe.heap - probe.before.heap) / 1e6,
		rssBefore: probe.before.rss / 1e6,
	};
}

module.exports = { start, stop };
