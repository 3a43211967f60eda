import { acefone } from '../sandbox/telephony/brands';
import { onBench } from './cases';
import { createNamed, MODES } from './fields/modes';

/** Numbers of the account by their IDs, as its list writes them. */
const NUMBERS: Record<string, string> = {
	90301: '+918065551200',
	90302: '+918041234567',
	// Its ID is the ending of the one before.
	8041234567: '+442079469999',
	90303: '2079460555',
	90304: '+911140001000',
	90305: '+441140001000',
	90306: '1140002000',
	90307: '+911140002000',
	90308: '+911140003000',
	90309: '911140003000',
};

acefone.fixture.numbers.push(
	...Object.entries(NUMBERS).map(([id, did]) => {
		return { id, did, alias: did, name: `Of ${did}`, destination: 'IVR' };
	}),
);

const NO_NUMBER = 'which is no number at Acefone. Numbers found: ';

describe.each(MODES)('a number of the account in another spelling, %s', (mode) => {
	it.concurrent.each<[string, unknown, number]>([
		['an ID of the list wins', '8041234567', 8041234567],
		['all digits, with blanks', '+91 80655 51200', 90301],
		['all digits, with dashes', '91-80655-51200', 90301],
		['all digits, with dashes of a text program', '91–80655‑51200', 90301],
		['all digits, of another script', '+९१ ८०६५५ ५१२००', 90301],
		['all digits, as a number', 918065551200, 90301],
		['all digits, dialled from abroad', '00918065551200', 90301],
		['all digits win over an ending', '1140002000', 90306],
		['the ending, behind a zero', '080655 51200', 90301],
		['the ending, of ten digits', '8065551200', 90301],
		['the ending, as a number', 8065551200, 90301],
		['the ending, with blanks', '65 551 200', 90301],
		['the ending, of few digits behind a zero', '065551200', 90301],
		['with the zero that is not dialled', '+44 (0)20 7946 9999', 8041234567],
		['longer than the account writes it', '+44 20 7946 0555', 90303],
		['fewer digits are an ID', '2604001', 2604001],
	])('%s', async (_kind, callers, id) => {
		await onBench(async (bench) => {
			const { run, body } = await createNamed(bench, mode, { callers });
			expect(run.error).toBeUndefined();
			expect(body?.caller_id).toEqual([id]);
		});
	});

	it.concurrent.each<[string, unknown, string]>([
		[
			'two that end so',
			'011 4000 1000',
			'is "011 4000 1000", and 2 numbers at Acefone could be meant: +441140001000 (ID 90305), +911140001000 (ID 90304). Give the ID instead.',
		],
		[
			'two of the same digits',
			'+91 1140003000',
			'is "+91 1140003000", and 2 numbers at Acefone could be meant: +911140003000 (ID 90308), 911140003000 (ID 90309). Give the ID instead.',
		],
		['one that nobody has', '8065559999', `is "8065559999", ${NO_NUMBER}`],
		['of another country', '+44 80655 51200', `is "+44 80655 51200", ${NO_NUMBER}`],
		['too few digits to tell', '51 200', `is "51 200", ${NO_NUMBER}`],
	])('%s: refused', async (_kind, callers, reason) => {
		await onBench(async (bench) => {
			const { said, body } = await createNamed(bench, mode, { callers });
			expect(said.replace(/ \[item 0\]/, '.')).toContain(`'Caller ID Names or IDs' ${reason}`);
			expect(body).toBeUndefined();
		});
	});

	it.concurrent('fewer digits are an ID, whoever ends so', async () => {
		await onBench(async (bench) => {
			const { body } = await createNamed(bench, mode, { callers: '5551200, Of +918065551200' });
			expect(body?.caller_id).toEqual([5551200, 90301]);
		});
	});

	it.concurrent('several of one number are one', async () => {
		await onBench(async (bench) => {
			const callers = '+91 80655 51200, 080655 51200\n90301';
			const { body } = await createNamed(bench, mode, { callers });
			expect(body?.caller_id).toEqual([90301]);
		});
	});

	it.concurrent.each(['+91 80655 51200', '08065551200'])(
		'%s is no ID while the list cannot be loaded',
		async (callers) => {
			await onBench(async (bench) => {
				bench.standIn('acefone').faults.plan = [{ kind: 'status500', on: ['numbers'] }];
				const { said, body } = await createNamed(bench, mode, { callers });
				expect(said).toContain(`is "${callers}", a name that can't be looked up`);
				expect(body).toBeUndefined();
			});
		},
	);
});
