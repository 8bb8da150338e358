import mysql from "mysql2/promise";

const pool = mysql.createPool(process.env.DATABASE);
const sortable = ["name", "created_at"];

export const handler = async (event) => {
  const { name, limit } = JSON.parse(event.body);
  const [rows] = await pool.execute("SELECT * FROM orders WHERE name = ?", [name]);
  await pool.query(`SELECT * FROM orders LIMIT ${Number(limit)}`);
  const sort = event.queryStringParameters.sort;
  if (!sortable.includes(sort)) {
    return { statusCode: 400 };
  }
  await pool.query(`SELECT * FROM orders ORDER BY ${sort}`);
  await pool.query("SELECT * FROM orders WHERE name = " + pool.escape(name));
  return { statusCode: 200, body: JSON.stringify(rows) };
};
