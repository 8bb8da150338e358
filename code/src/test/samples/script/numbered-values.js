// What a list grows by comes with its new length, and a filter's characters are written as numbers.
import { Client } from 'ldapts';
import { Pool } from 'pg';
const pool = new Pool();
const directory = new Client({ url: process.env.LDAP_URL, timeout: 3000, connectTimeout: 3000 });
const escaped = (text) => text.replace(/[\\*()\0]/g, (one) => `\\${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
export const handler = async (event) => {
  const { ids, name } = event.queryStringParameters;
  const values = [name];
  const holes = ids.split(',').map((id) => `$${values.push(id)}`);
  const { rows } = await pool.query(`SELECT a FROM t WHERE n = $1 AND id IN (${holes.join(', ')})`, values);
  const all = [];
  all.push(ids);
  const more = await pool.query(`SELECT a FROM t WHERE id IN (${all.join(', ')})`); // finding: sql-injection
  const found = await directory.search('dc=example', { filter: `(uid=${escaped(name)})` });
  const raw = await directory.search('dc=example', { filter: `(uid=${name})` }); // finding: ldap-injection
  return { statusCode: 200, body: JSON.stringify([rows.length, more.rows.length, found, raw].length) };
};
