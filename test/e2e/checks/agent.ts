import assert from 'node:assert/strict';
import type { IDataObject, INode } from 'n8n-workflow';
import type { Area, Check } from '../check';
import { example } from '../example';
import { outputOf, type Execution } from '../executions';
import type { Turn } from '../model-server';
import { CREATE_USER, type Stage } from '../stage';

const PERSON = {
	Name: 'Amy Agent',
	Mobile_Number: '919812340001',
	Email: 'amy@example.com',
	Login_ID: 'amy.agent',
};
const TOOL = 'Create_User';

/** Runs the example with a model that says these turns; `change` changes the tool's parameters. */
async function chat(
	stage: Stage,
	turns: Turn[],
	change: (parameters: IDataObject) => void = () => undefined,
): Promise<Execution> {
	const { world } = stage;
	const openAi = await stage.otherCredential({
		name: 'OpenAI account',
		type: 'openAiApi',
		data: { apiKey: 'key-of-no-model', url: world.model.url, header: false },
	});
	const credential = await stage.credential('servetel');
	const workflow = example('ai-agent.json', world.files, [openAi, credential]);
	const tool = workflow.nodes.find(({ name }) => name === CREATE_USER) as INode;
	change(tool.parameters as IDataObject);
	const message = { chatInput: 'Please create Amy Agent', sessionId: 'one', action: 'sendMessage' };
	workflow.pinData = { Chat: [{ json: message }] };
	world.model.says(...turns);
	const { execution } = await stage.runToEnd(workflow, 'Chat');
	return execution;
}

/** What the tool answered, as it came to the model. */
function answerToModel({ world }: Stage): string {
	const last = world.model.questions.at(-1)?.messages.at(-1);
	assert.equal(last?.role, 'tool', 'the model was told what the tool answered');
	return typeof last.content === 'string' ? last.content : JSON.stringify(last.content);
}

const live = (parameters: IDataObject) => {
	parameters.options = {};
};

const dryRun: Check = {
	name: 'ai-agent.json: the model sees one tool with four texts; with Dry Run on nothing is created',
	async run(stage) {
		const { servetel } = stage.sandbox;
		const turns = [{ tool: TOOL, arguments: PERSON }, 'It would be created.'];
		const execution = await chat(stage, turns);
		assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
		const [tool, ...others] = stage.world.model.questions[0]?.tools ?? [];
		assert.equal(others.length, 0);
		assert.equal(tool?.function.name, TOOL);
		assert.match(tool.function.description, /^Creates one telephony user at Servetel/);
		const { properties } = tool.function.parameters as { properties: Record<string, IDataObject> };
		assert.deepEqual(Object.keys(properties).sort(), Object.keys(PERSON).sort());
		for (const property of Object.values(properties)) assert.equal(property.type, 'string');
		assert.match(answerToModel(stage), /wouldCreate/);
		assert.equal(servetel.created.length, 0);
		assert.equal(outputOf(execution, 'Onboarding Agent')[0]?.json.output, 'It would be created.');
	},
};

const created: Check = {
	name: 'with Dry Run off the user is created, and the generated password does not go to the model',
	async run(stage) {
		const { servetel } = stage.sandbox;
		await chat(stage, [{ tool: TOOL, arguments: PERSON }, 'Done.'], live);
		assert.equal(servetel.created.length, 1);
		const answer = answerToModel(stage);
		assert.match(answer, /"action":\s?"created"/);
		assert.match(answer, /"userId"/);
		assert.ok(!answer.includes('password'), answer);
		assert.ok(!answer.includes(servetel.created[0]?.password ?? '?'));
	},
};

const optedIn: Check = {
	name: "with 'Return Generated Password to Agent' the model gets it",
	async run(stage) {
		const { servetel } = stage.sandbox;
		await chat(stage, [{ tool: TOOL, arguments: PERSON }, 'Done.'], (parameters) => {
			parameters.options = { showPasswordToAgent: true };
		});
		const password = servetel.created[0]?.password;
		assert.ok(password);
		assert.ok(answerToModel(stage).includes(JSON.stringify(password).slice(1, -1)));
	},
};

const refused: Check = {
	name: 'a refused call tells the model the reason, and the corrected call creates the user',
	async run(stage) {
		const bad = { ...PERSON, Mobile_Number: '9.19877E+11' };
		const turns = [{ tool: TOOL, arguments: bad }, { tool: TOOL, arguments: PERSON }, 'Done.'];
		await chat(stage, turns, live);
		const answers = stage.world.model.questions
			.at(-1)
			?.messages.filter(({ role }) => role === 'tool');
		assert.equal(answers?.length, 2);
		assert.match(String(answers[0]?.content), /'Mobile Number' is 9.19877E\+11/);
		assert.equal(stage.sandbox.servetel.created.length, 1);
	},
};

const role: Check = {
	name: 'a role that is left to the model is refused',
	async run(stage) {
		const call = { tool: TOOL, arguments: { ...PERSON, User_Role: 'Admin New' } };
		await chat(stage, [call, 'Not allowed.'], (parameters) => {
			live(parameters);
			parameters.userRole = {
				__rl: true,
				mode: 'id',
				value: "={{ $fromAI('User_Role', `Role of the user`, 'string') }}",
			};
		});
		assert.match(answerToModel(stage), /'User Role' is left to the AI agent/);
		assert.equal(stage.sandbox.servetel.created.length, 0);
	},
};

export const agent: Area = {
	title: 'Example workflows, AI agent',
	checks: [dryRun, created, optedIn, refused, role],
};
