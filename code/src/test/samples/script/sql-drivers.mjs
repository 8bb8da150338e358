import pg, { Client } from "pg";
import mysql from "mysql2/promise";
import * as mysqlOne from "mysql";
import sqlite3 from "sqlite3";
import Database from "better-sqlite3";
import mssql from "mssql";
import postgres from "postgres";
import format from "pg-format";

const pool = new pg.Pool({ host: process.env.HOST });
const client = new Client();
const other = mysql.createPool({ host: "db" });
const old = mysqlOne.createConnection({ host: "db" });
const file = new sqlite3.Database("/tmp/data");
const better = new Database("/tmp/other");
const sql = postgres();

export const handler = async (event) => {
  const name = event.queryStringParameters.name;
  await pool.query("SELECT * FROM t WHERE name = '" + name + "'"); // finding: sql-injection
  await pool.query("SELECT * FROM t WHERE name = $1", [name]);
  await pool.query({ text: `SELECT * FROM t WHERE name = '${name}'` }); // finding: sql-injection
  await pool.query({ text: "SELECT * FROM t WHERE name = $1", values: [name] });
  await client.query(`DELETE FROM t WHERE name = '${name}'`); // finding: sql-injection
  await client.query(`DELETE FROM ${process.env.TABLE} WHERE name = $1`, [name]);
  await other.execute(`SELECT ${name} FROM t`); // finding: sql-injection
  await other.execute("SELECT a FROM t WHERE b = ?", [name]);
  const connection = await other.getConnection(); // finding: unclosed-resource
  await connection.query("SELECT * FROM t ORDER BY " + name); // finding: sql-injection
  await connection.query("SELECT * FROM t ORDER BY " + mysql.escapeId(name));
  await connection.query("SELECT * FROM t WHERE a = " + connection.escape(name));
  old.query(`UPDATE t SET a = '${name}'`, (error, rows) => rows); // finding: sql-injection
  old.query({ sql: "UPDATE t SET a = " + name }); // finding: sql-injection, unawaited-call
  old.query("UPDATE t SET a = ?", [name], (error, rows) => rows);
  file.all("SELECT * FROM t WHERE a = " + name, () => {}); // finding: sql-injection
  file.all("SELECT * FROM t WHERE a = ?", name, () => {});
  better.prepare(`SELECT * FROM t WHERE a = '${name}'`).all(); // finding: sql-injection
  better.prepare("SELECT * FROM t WHERE a = ?").all(name);
  await mssql.query(`SELECT * FROM t WHERE a = '${name}'`); // finding: sql-injection
  await mssql.query`SELECT * FROM t WHERE a = ${name}`;
  const server = await mssql.connect(process.env.MSSQL); // finding: client-per-invocation, unclosed-resource
  await server.request().query("SELECT * FROM t WHERE a = " + name); // finding: sql-injection
  await server.request().input("a", name).query("SELECT * FROM t WHERE a = @a");
  await sql`SELECT * FROM t WHERE a = ${name}`;
  await sql.unsafe("SELECT * FROM t WHERE a = " + name); // finding: sql-injection
  await pool.query(format("SELECT * FROM t WHERE a = %L", name));
  await pool.query(format("SELECT * FROM t WHERE %s", name)); // finding: sql-injection
  return { statusCode: 200 };
};
