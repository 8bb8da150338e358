import { plainToInstance, plainToClass } from 'class-transformer';
import { IsInt, IsIn, IsString, IsUUID, validateOrReject, validate, Matches } from 'class-validator';
import { DataSource } from 'typeorm';
const ds = new DataSource({ type: 'postgres', url: process.env.DB });
class Query {
  @IsInt() id!: number;
  @IsIn(['asc', 'desc']) order!: string;
  @IsString() name!: string;
  @IsUUID() ref!: string;
  @Matches(/^[a-z]+$/) code!: string;
}
export const handler = async (event: any) => {
  const q = plainToInstance(Query, JSON.parse(event.body));
  await validateOrReject(q);
  await ds.query(`SELECT * FROM a WHERE id = ${q.id} ORDER BY x ${q.order}`);
  await ds.query(`SELECT * FROM a WHERE ref = '${q.ref}' AND code = '${q.code}'`);
  await ds.query(`SELECT * FROM a WHERE name = '${q.name}'`); // finding: sql-injection
  return { statusCode: 200 };
};
