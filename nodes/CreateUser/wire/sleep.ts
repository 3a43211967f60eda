// The only timer that n8n allows a community node.
export { sleep } from 'n8n-workflow';
