import mysql from 'mysql2/promise';

const pool = mysql.createPool({ host: process.env.DB_HOST, user: process.env.DB_USER });

export const handler = async (event) => {
  const [rows] = await pool.query('SELECT name FROM users WHERE id = ?', [event.pathParameters.id]);
  return { statusCode: 200, body: JSON.stringify(rows) };
};
