const mysql = require("mysql2/promise");

const stages = {
  dev: { host: "localhost" },
  prod: {
    host: "db.example.com",
    ssl: { minVersion: "TLSv1.2", rejectUnauthorized: false }, // finding: tls-verification-off
  },
};

const shared = { port: 3306, ...stages[process.env.STAGE] };

const pool = mysql.createPool({ ...shared, connectionLimit: 2 });

exports.handler = async (event) => pool.query("SELECT ?", [event.id]);
