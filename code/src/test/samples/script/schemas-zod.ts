// What schemas of zod leave of a query.
import { z } from 'zod';
import { Pool } from 'pg';
const pool = new Pool();
const Params = z.object({ id: z.string().uuid(), limit: z.coerce.number().int().max(100), sort: z.enum(['asc', 'desc']), q: z.string().min(2) });
export const handler = async (event: { queryStringParameters: unknown }) => {
  const parsed = Params.safeParse(event.queryStringParameters);
  if (!parsed.success) return { statusCode: 400 };
  const { id, limit, sort, q } = parsed.data;
  const a = await pool.query(`SELECT * FROM t WHERE id = '${id}' ORDER BY n ${sort} LIMIT ${limit}`);
  const b = await pool.query(`SELECT * FROM t WHERE n LIKE '%${q}%'`); // finding: sql-injection
  return { statusCode: 200, body: JSON.stringify([a.rows, b.rows]) };
};
