import middy from '@middy/core';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import validator from '@middy/validator';
import { transpileSchema } from '@middy/validator/transpile';
import httpErrorHandler from '@middy/http-error-handler';
import cors from '@middy/http-cors';
import { Client } from 'pg';
const db = new Client();
const schema = { type: 'object', properties: { body: { type: 'object', properties: { id: { type: 'integer' }, dir: { enum: ['asc', 'desc'] }, name: { type: 'string' } }, required: ['id'] } } };
const base = async (event) => {
  const { id, dir, name } = event.body;
  await db.query(`SELECT * FROM a WHERE id = ${id} ORDER BY x ${dir}`);
  await db.query(`SELECT * FROM a WHERE name = '${name}'`); // finding: sql-injection
  return { statusCode: 200, body: 'ok' };
};
export const handler = middy(base)
  .use(httpJsonBodyParser())
  .use(validator({ eventSchema: transpileSchema(schema) }))
  .use(httpErrorHandler());
