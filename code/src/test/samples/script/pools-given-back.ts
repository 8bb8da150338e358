import { Pool } from 'pg';
import mysql from 'mysql2/promise';
const pool = new Pool({ max: 2 });
const other = mysql.createPool(process.env.DB!);
async function early(id: string) {
  const client = await pool.connect(); // finding: unclosed-resource
  const { rows } = await client.query('SELECT 1 WHERE $1', [id]);
  if (rows.length === 0) return null;
  client.release();
  return rows[0];
}
async function noFinally(id: string) {
  const conn = await other.getConnection(); // finding: unclosed-resource
  const [rows] = await conn.query('SELECT ?', [id]);
  conn.release();
  return rows;
}
async function never(id: string) {
  const client = await pool.connect(); // finding: unclosed-resource
  return client.query('SELECT 1 WHERE $1', [id]);
}
async function fine(id: string) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query('SELECT 1 WHERE $1', [id]);
    if (!rows.length) return null;
    await client.query('COMMIT');
    return rows;
  } catch (e) {
    await client.query('ROLLBACK');
    throw e;
  } finally {
    client.release();
  }
}
async function fine2(id: string) {
  let client;
  try {
    client = await pool.connect();
    return (await client.query('SELECT 1 WHERE $1', [id])).rows;
  } finally {
    if (client) client.release();
  }
}
async function fine3(id: string) {
  let conn;
  try {
    conn = await other.getConnection();
    return await conn.query('SELECT ?', [id]);
  } catch (err) {
    console.error(err);
    throw err;
  } finally {
    conn?.release();
  }
}
const withClient = async (fn: any) => {
  const client = await pool.connect();
  try { return await fn(client); } finally { client.release(); }
};
export const handler = async (event: any) => {
  await early(event.id); await noFinally(event.id); await never(event.id); await fine(event.id); await fine2(event.id); await fine3(event.id);
  await withClient((c: any) => c.query('SELECT 1'));
};
