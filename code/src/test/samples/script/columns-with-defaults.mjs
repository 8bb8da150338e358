// A table of columns, and what stands in for those that it lacks.
import mysql from "mysql2/promise";

const pool = mysql.createPool(process.env.DATABASE);
const columns = { name: "name", date: "created_at" };

export const handler = async (event) => {
  const sort = event.queryStringParameters?.sort;
  await pool.query(`SELECT * FROM t ORDER BY ${columns[sort] ?? sort}`); // finding: sql-injection
  const [rows] = await pool.query(`SELECT * FROM t ORDER BY ${columns[sort] ?? "id"}`);
  return { statusCode: 200, body: JSON.stringify(rows) };
};
