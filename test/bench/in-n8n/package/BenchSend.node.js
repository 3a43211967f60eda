'use strict';

const FIELDS = [
	...['name', 'number', 'email', 'loginId', 'password', 'createAgent', 'status'],
	...['agentGroups', 'blockWebLogin', 'createExtension'],
];
const KEYS = { loginId: 'login_id', createAgent: 'create_agent', agentGroups: 'agent_groups' };
const PLAIN = { returnFullResponse: true, ignoreHttpStatusErrors: true, encoding: 'text' };

/**
 * Does what every node must: reads its parameters, sends through n8n's helper, a few at once, and puts
 * out what came back. It checks nothing and remembers nothing.
 */
class BenchSend {
	constructor() {
		const field = (name) => ({ displayName: name, name, type: 'string', default: '' });
		this.description = {
			displayName: 'Bench Send',
			name: 'benchSend',
			group: ['transform'],
			version: 1,
			description: 'Sends a request for each item',
			defaults: { name: 'Bench Send' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: 'acefoneApi', required: true }],
			properties: [
				{ displayName: 'URL', name: 'url', type: 'string', default: '' },
				{ displayName: 'Mapped', name: 'isMapped', type: 'boolean', default: false },
				{ displayName: 'Concurrency', name: 'concurrency', type: 'number', default: 5 },
				...FIELDS.map(field),
			],
		};
	}

	async execute() {
		const items = this.getInputData();
		const url = this.getNodeParameter('url', 0);
		const isMapped = this.getNodeParameter('isMapped', 0);
		const concurrency = this.getNodeParameter('concurrency', 0);
		const outputs = [];
		const bodyOf = (item) => {
			if (!isMapped) return items[item].json;
			const read = (name) => [KEYS[name] ?? name, this.getNodeParameter(name, item)];
			return Object.fromEntries(FIELDS.map(read));
		};
		const send = async (item) => {
			const own = bodyOf(item);
			const { name, number, email, login_id, password } = own;
			const body = { name, number, email, login_id, password, ...FIXED };
			const options = { ...PLAIN, method: 'POST', url, body, headers: HEADERS };
			const answer = await this.helpers.httpRequestWithAuthentication.call(
				this,
				'acefoneApi',
				options,
			);
			const { id } = JSON.parse(answer.body);
			const json = {
				action: answer.statusCode,
				userId: id,
				loginId: login_id,
				name,
				email,
				number,
			};
			outputs[item] = { json, pairedItem: { item } };
		};
		let next = 0;
		const worker = async () => {
			while (next < items.length) await send(next++);
		};
		await Promise.all(Array.from({ length: concurrency }, worker));
		return [outputs];
	}
}

const FIXED = { user_role: 71200, caller_id: [2604001], create_agent: true, status: true };
const HEADERS = { accept: 'application/json', 'content-type': 'application/json' };

module.exports = { BenchSend };
