import * as yup from 'yup';
import { Client } from 'pg';
const db = new Client();
const shape = yup.object({ id: yup.number().integer().required(), order: yup.string().oneOf(['asc', 'desc']).required(), name: yup.string().required() });
export const handler = async (event: any) => {
  const body = await shape.validate(JSON.parse(event.body), { stripUnknown: true });
  await db.query(`SELECT * FROM a WHERE id = ${body.id} ORDER BY x ${body.order}`);
  await db.query(`SELECT * FROM a WHERE name = '${body.name}'`); // finding: sql-injection
  return { statusCode: 200 };
};
