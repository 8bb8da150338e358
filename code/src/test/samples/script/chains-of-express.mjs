// trigger: http-api
// What chains of express-validator say of a request, in a route or in a list.
import express from "express";
import serverless from "serverless-http";
import { body, param, query, validationResult } from "express-validator";
import pg from "pg";

const pool = new pg.Pool({ max: 1 });
const app = express();
const rules = [param("id").isUUID(), query("order").isIn(["asc", "desc"]), body("note").isString().trim()];

app.post("/items/:id", rules, async (request, response) => {
  if (!validationResult(request).isEmpty()) {
    return response.status(422).end();
  }
  const { rows } = await pool.query(`SELECT * FROM items WHERE id = '${request.params.id}' ORDER BY at ${request.query.order}`);
  await pool.query(`INSERT INTO notes VALUES ('${request.body.note}')`); // finding: sql-injection
  return response.json(rows);
});
app.get("/pages/:page", param("page").toInt(), async (request, response) => {
  const { rows } = await pool.query(`SELECT * FROM items OFFSET ${request.params.page} LIMIT ${request.query.size}`); // finding: sql-injection
  response.json(rows);
});

export const handler = serverless(app);
