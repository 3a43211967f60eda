import {
	ERROR_OUTPUT,
	LABEL,
	loginsAt,
	NODE,
	onBench,
	panel,
	refused,
	sends,
	STYLES,
	TELEPHONY,
	VENDORS,
} from './cases';
import { hires } from './fixture';

/** A caller ID, or a template, that only the vendor can know to be wrong. */
const unknownToVendor = {
	callerIds: ['77'],
	userTemplate: { __rl: true, mode: 'name', value: 'No Such Template' },
};

describe.each(TELEPHONY)('a refusal is read in every form it comes in: %s', (vendor) => {
	it.each(STYLES.map((style) => [JSON.stringify(style), style] as const))(
		'%s',
		async (_, style) => {
			await onBench(async (bench) => {
				bench.sandbox[vendor].settings.errorStyle = style;
				const parameters = unknownToVendor;
				const run = await bench.run(vendor, hires(1), { parameters, node: ERROR_OUTPUT });
				const words = 'The caller_id has a number that is not of this account.';
				const [item] = refused(run);
				expect(item?.error).toContain(`${LABEL[vendor]} refused the user: `);
				expect(item?.error).toContain('The caller_id has a number that is not of this account');
				expect(item?.details).toMatchObject({ outcome: 'refused', httpStatus: style.status });
				expect(item?.details.vendorMessage).toContain(words);
				expect(item?.details.whatToDo).toContain('No user was created for this item.');
				if (style.shape.startsWith('field')) {
					expect(item?.details.fields).toEqual([
						{
							field: 'Caller ID Names or IDs',
							reason: `${words.replace(/\.$/, '')} (sent as [77])`,
						},
					]);
				}
				expect(sends(bench.standIn(vendor))).toEqual({ 'hire.0': 1 });
			});
		},
	);

	it('success needs the status and the body: a flag alone proves nothing', async () => {
		await onBench(async (bench) => {
			const standIn = bench.standIn(vendor);
			standIn.faults.plan = [
				{ on: 'create', kind: 'answer', status: 200, body: { Success: false, Message: 'Not so.' } },
			];
			const [item] = refused(await bench.run(vendor, hires(1), { node: ERROR_OUTPUT }));
			expect(item?.details).toMatchObject({ outcome: 'refused', vendorMessage: 'Not so.' });
		});
	});

	it('a new user without any id in the answer is a created user', async () => {
		await onBench(async (bench) => {
			bench.sandbox[vendor].settings.successBody = 'flagOnly';
			const run = await bench.run(vendor, hires(1));
			expect(run.json(NODE)).toEqual([
				expect.objectContaining({ action: 'created', userId: null, loginId: 'hire.0' }),
			]);
			expect(loginsAt(bench.standIn(vendor))).toEqual(['hire.0']);
		});
	});
});

it("CRM.COM's exception comes with HTTP 200, and its code and description are passed on", async () => {
	await onBench(async (bench) => {
		const parameters = unknownToVendor;
		const run = await bench.run('crmcom', hires(1), { parameters, node: ERROR_OUTPUT });
		const words = 'user_template_identifier does not identify a user template';
		expect(refused(run)[0]?.error).toBe(`CRM.COM refused the user: ${words} [item 0]`);
		expect(refused(run)[0]?.details).toMatchObject({ outcome: 'refused', httpStatus: 200 });
		expect(refused(run)[0]?.details.whatToDo).toContain(
			'Code COM.CRM.EXCEPTION.WEBAPI.INVALIDPARAMETEREXCEPTION',
		);
		expect(refused(run)[0]?.details.whatToDo).toContain("check 'User Template'");
	});
});

describe.each(VENDORS)("the vendor's words in n8n's error panel: %s", (vendor) => {
	it('one item: the reason, the row, the login', async () => {
		await onBench(async (bench) => {
			const items = hires(1).map((hire) => ({ ...hire, row_number: 6 }));
			const { message, description } = panel(
				await bench.run(vendor, items, { parameters: unknownToVendor }),
			);
			expect(message).toMatch(new RegExp(`^${LABEL[vendor]} refused the user: .*\\[item 0\\]$`));
			expect(description).toMatch(/^row 6, hire\.0\. /);
			expect(description).toMatch(/HTTP status \d{3}\. No user was created for this item\./);
		});
	});

	it('what the vendor wrote is shown as text, and never marks the run as cancelled', async () => {
		await onBench(async (bench) => {
			const text = 'This number has been canceled <b onclick="x()">now</b> & for ever';
			const body =
				vendor === 'crmcom'
					? { status: { code: 'X', description: text, message: text } }
					: { success: false, message: text };
			bench.standIn(vendor).faults.plan = [{ on: 'create', kind: 'answer', status: 400, body }];
			const run = await bench.run(vendor, hires(1));
			expect(run.status).toBe('error');
			expect(run.error?.message).not.toMatch(/cancell?ed/i);
			expect(run.error?.message.replace(/\u2060/g, '')).toContain(
				'has been canceled now & for ever',
			);
			expect(String(run.error?.description)).not.toMatch(/<b|onclick/);
		});
	});

	it.each([
		['no body', '', /gave no reason \(HTTP status 400\)/],
		['half a JSON', '{"message":', /refused the user: /],
		['a web page', '<html><style>b{}</style><body><h1>Bad  Request</h1></body>', /Bad Request/],
		['a list', ['First.', 'Second.'], /refused the user: /],
		['null', null, /gave no reason/],
		['a very long text', 'x'.repeat(5000), /x{200,299}…/],
	])('a refusal with %s for an answer is still in words', async (_, body, words) => {
		await onBench(async (bench) => {
			bench.standIn(vendor).faults.plan = [{ on: 'create', kind: 'answer', status: 400, body }];
			const [item] = refused(await bench.run(vendor, hires(1), { node: ERROR_OUTPUT }));
			expect(item?.error).toMatch(words);
			expect(item?.error).not.toMatch(/[<>]/);
			expect(item?.details).toMatchObject({ outcome: 'refused', httpStatus: 400 });
			expect(sends(bench.standIn(vendor))).toEqual({ 'hire.0': 1 });
		});
	});
});
