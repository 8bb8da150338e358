import Ajv from 'ajv';
import { exec } from 'child_process';
const ajv = new Ajv();
const validate = ajv.compile({ type: 'object', properties: { port: { type: 'integer' }, proto: { type: 'string', enum: ['tcp', 'udp'] }, host: { type: 'string' }, code: { type: 'string', pattern: '^[a-z0-9]+$' } }, required: ['port'], additionalProperties: false });
export const handler = async (event) => {
  const body = JSON.parse(event.body);
  if (!validate(body)) return { statusCode: 400, body: JSON.stringify(validate.errors) };
  exec(`nc -z localhost ${body.port} ${body.proto} ${body.code}`);
  exec(`nc -z ${body.host}`); // finding: os-command-injection
  return { statusCode: 200 };
};
