import mysql from "mysql2/promise";

const pool = mysql.createPool(process.env.DATABASE);

export const handler = async (event) => {
  const { name } = JSON.parse(event.body);
  const [rows] = await pool.query("SELECT * FROM orders WHERE name = '" + name + "'"); // finding
  const sql = `SELECT * FROM orders ORDER BY ${event.queryStringParameters.sort}`;
  await pool.execute(sql); // finding
  return { statusCode: 200, body: JSON.stringify(rows) };
};
