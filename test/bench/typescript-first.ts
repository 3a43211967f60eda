/**
 * Must be the first import of a script that tsx runs and that imports the node: beside
 * `CreateUser.node.ts` lies `CreateUser.node.json`, and Node would take that for './CreateUser.node'.
 */
import Module from 'node:module';

const { _extensions: extensions } = Module as unknown as { _extensions: Record<string, unknown> };
const json = extensions['.json'];
delete extensions['.json'];
extensions['.ts'] ??= extensions['.js'];
extensions['.json'] = json;
