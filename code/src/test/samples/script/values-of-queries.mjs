// trigger: http-api
// What is put into a query is encoded only in its text: who reads a value gets it as it was.
import mysql from "mysql2/promise";
const db = await mysql.createConnection(process.env.DATABASE_URL);
export const handler = async (event) => {
  const query = new URLSearchParams({ id: event.queryStringParameters.id });
  const [rows] = await db.query("SELECT total FROM orders WHERE id = " + query.get("id")); // finding: sql-injection
  const [safe] = await db.query("SELECT total FROM orders WHERE id = ?", [query.get("id")]);
  return { statusCode: 200, body: JSON.stringify({ rows, safe }) };
};
