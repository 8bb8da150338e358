// Databases that are asked in their own ways.
import { createClient } from '@clickhouse/client';
import { BigQuery } from '@google-cloud/bigquery';
import JSZip from 'jszip';
import neo4j from 'neo4j-driver';
import snowflake from 'snowflake-sdk';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
const warehouse = snowflake.createConnection({ account: process.env.ACCOUNT, username: process.env.USER, password: process.env.PASSWORD });
const clicks = createClient({ url: process.env.CLICKS_URL });
const big = new BigQuery();
const graph = neo4j.driver(process.env.GRAPH, neo4j.auth.basic('reader', process.env.PASSWORD));
export const handler = async (event) => {
  const { name } = event.queryStringParameters;
  const sqlText = `SELECT a FROM t WHERE n = '${name}'`;
  warehouse.execute({ sqlText, complete: () => {} }); // finding: sql-injection
  warehouse.execute({ sqlText: 'SELECT a FROM t WHERE n = ?', binds: [name], complete: () => {} });
  await clicks.query({ query: `SELECT a FROM t WHERE n = '${name}'` }); // finding: sql-injection
  await clicks.query({ query: 'SELECT a FROM t WHERE n = {n:String}', query_params: { n: name } });
  await big.createQueryJob({ query: `SELECT a FROM t WHERE n = '${name}'` }); // finding: sql-injection
  await big.createQueryJob({ query: 'SELECT a FROM t WHERE n = @n', params: { n: name } });
  const session = graph.session();
  try {
    await session.run(`MATCH (p {name: '${name}'}) RETURN p`); // finding: nosql-injection
    await session.run('MATCH (p {name: $name}) RETURN p', { name });
    await session.executeRead((tx) => tx.run(`MATCH (p {name: '${name}'}) RETURN p`)); // finding: nosql-injection
    await session.executeRead((tx) => tx.run('MATCH (p {name: $name}) RETURN p', { name }));
  } finally {
    await session.close();
  }
  const found = 'a few words'.match(name); // finding: regex-injection
  const zip = await JSZip.loadAsync(Buffer.from(event.body, 'base64'));
  for (const [entry, file] of Object.entries(zip.files)) {
    const path = join('/mnt/files', entry);
    await writeFile(path, await file.async('nodebuffer'));
  }
  return { statusCode: 200, body: String(found?.length) };
};
