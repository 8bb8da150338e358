// Resolvers that are handed to GraphQL.
import { graphql, buildSchema } from 'graphql';
import pg from 'pg';
const pool = new pg.Pool();
const schema = buildSchema('type Query { user(id: String, name: String): String }');
const rootValue = {
  user: async ({ id, name }) => {
    const a = await pool.query('SELECT * FROM u WHERE name = $1', [name]);
    const b = await pool.query(`SELECT * FROM u WHERE id = '${id}'`); // finding: sql-injection
    return JSON.stringify([a.rows, b.rows]);
  },
};
export const handler = async (event) => {
  const { query, variables } = JSON.parse(event.body);
  const result = await graphql({ schema, source: query, rootValue, variableValues: variables });
  return { statusCode: 200, body: JSON.stringify(result) };
};
