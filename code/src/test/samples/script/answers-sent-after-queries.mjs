// What a framework sends is an answer, and what it holds was waited for.
import pg from 'pg';

const pool = new pg.Pool({ connectionTimeoutMillis: 2000 });

const res = { send: (body) => ({ statusCode: 200, body: JSON.stringify(body) }) };

export const handler = async () => {
  try {
    return res.send(await pool.query('SELECT 1'));
  } catch {
    return { statusCode: 500 };
  }
};
