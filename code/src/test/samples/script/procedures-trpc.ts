// trigger: http-api
// Procedures of tRPC, whose input a schema describes.
import { initTRPC } from "@trpc/server";
import { awsLambdaRequestHandler } from "@trpc/server/adapters/aws-lambda";
import { z } from "zod";
import pg from "pg";

const pool = new pg.Pool({ max: 1 });
const t = initTRPC.create();
const open = t.procedure;

const appRouter = t.router({
  byName: open.input(z.object({ name: z.string(), size: z.number() })).query(async ({ input }) => {
    const few = await pool.query(`SELECT * FROM people LIMIT ${input.size}`);
    const named = await pool.query(`SELECT * FROM people WHERE name = '${input.name}'`); // finding: sql-injection
    return [few.rows, named.rows];
  }),
  rename: open.input(z.object({ id: z.string().uuid(), name: z.string() })).mutation(async ({ input }) => {
    await pool.query(`UPDATE people SET name = $1 WHERE id = '${input.id}'`, [input.name]);
  }),
});

export const handler = awsLambdaRequestHandler({ router: appRouter });
