// What builds a query has methods that lists have, and goes on being a query.
import createKnex from 'knex';
import { MongoClient } from 'mongodb';

const knex = createKnex({ client: 'mysql2', connection: process.env.DATABASE, pool: { min: 0, max: 2 } });
const movies = new MongoClient(process.env.MONGO!).db('cinema').collection('movies');
const conditions: string[] = [];

export const handler = async (event: any) => {
  const { region, having, sort, title, plain } = event.queryStringParameters;
  conditions.push(region); // finding: request-state-kept
  const steps: Array<(query: any) => any> = [(query) => query.where('region', region)];
  if (having) steps.push((query) => query.havingRaw(`count(*) ${having}`)); // finding: sql-injection
  const base = knex('donations').join('donors', 'donors.id', 'donations.donor').count({ n: '*' }).limit(10).timeout(1000);
  const rows = await steps.reduce((query, step) => step(query), base);
  const more = await knex('donors').distinct('name').orderByRaw(`${sort} desc`).limit(3).timeout(1000); // finding: sql-injection
  const all = knex('donors').select('name').limit(5).timeout(1000);
  for (const one of conditions) all.andWhereRaw('region = ?', [one]);
  // An expression is no object with operators, whatever its text was made of.
  const found = await movies.find({ title: new RegExp(title, 'i') }).limit(2).toArray(); // finding: regex-injection
  const exact = await movies.find({ title: String(plain) }).limit(2).toArray();
  const names = rows.map((row: any) => row.name).join(', ');
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ names, more, found, exact, n: (await all).length }) };
};
