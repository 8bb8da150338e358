import { Pool } from 'pg';
import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';
abstract class Repo<T> {
  readonly #pool: Pool;
  protected constructor(pool: Pool, private readonly table: string) { this.#pool = pool; }
  protected abstract map(row: unknown): T;
  async findBy(column: string, value: string): Promise<T[]> {
    const res = await this.#pool.query(`SELECT * FROM ${this.table} WHERE ${column} = '${value}'`); // finding: sql-injection
    return res.rows.map((r) => this.map(r));
  }
}
class UserRepo extends Repo<{ name: string }> {
  constructor(pool: Pool) { super(pool, 'users'); }
  protected map(row: any) { return { name: row.name }; }
  static #instance?: UserRepo;
  static get instance(): UserRepo { return (this.#instance ??= new UserRepo(new Pool())); }
}
export const handler: APIGatewayProxyHandlerV2 = async (event) => {
  const users = await UserRepo.instance.findBy('name', event.queryStringParameters?.name ?? '');
  return { statusCode: 200, body: JSON.stringify(users) };
};
