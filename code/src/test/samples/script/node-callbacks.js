const mysql = require("mysql");
const { MongoClient } = require("mongodb");

const pool = mysql.createPool({ host: "db" });

exports.handler = (event, context, callback) => { // finding: never-empty-event-loop
  const { name } = event.queryStringParameters;
  pool.getConnection((error, connection) => {
    connection.query("SELECT * FROM t WHERE a = " + name, (failed, rows) => { // finding: sql-injection
      callback(null, { statusCode: 200, body: JSON.stringify(rows) });
    });
    connection.query("SELECT * FROM t WHERE a = ?", [name], () => {});
  });
  pool.query("SELECT 1", (error, rows) => {
    pool.query("SELECT " + rows[0].a, () => {});
  });
};

exports.other = MongoClient;
