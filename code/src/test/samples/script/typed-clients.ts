import type { Pool, PoolClient } from "pg";
import type { Connection } from "mysql2/promise";
import type { Knex } from "knex";
import { execSync } from "child_process";

interface Services {
  pool: Pool;
}
class Repository {
  constructor(private readonly pool: Pool, private knex: Knex) {}
  async find(name: string) {
    await this.pool.query(`SELECT * FROM t WHERE a = '${name}'`); // finding: sql-injection
    await this.pool.query("SELECT * FROM t WHERE a = $1", [name]);
    await this.knex.raw("SELECT " + name); // finding: sql-injection
  }
}
async function direct(client: PoolClient, connection: Connection, name: string) {
  await client.query("SELECT " + name); // finding: sql-injection
  await connection.execute("SELECT " + name); // finding: sql-injection
  await connection.execute("SELECT ?", [name]);
}
declare function container<T>(name: string): T;

export const handler = async (event: any) => {
  const repository = new Repository(container<Pool>("pool"), container<Knex>("knex"));
  await repository.find(event.pathParameters.name);
  await direct(container("client"), container("connection"), event.pathParameters.name);
  execSync("date"); // finding: blocked-event-loop
  return { statusCode: 200 };
};
export type { Services };
