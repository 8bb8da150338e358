// Of two handlers one says that its answer does not wait.
const mysql = require('mysql');
const connection = mysql.createConnection({ host: process.env.DB_HOST });

exports.handler = (event, context, callback) => { // finding: never-empty-event-loop
  connection.query('SELECT 1', (err, rows) => callback(err, rows));
};

exports.list = (event, context, callback) => {
  context.callbackWaitsForEmptyEventLoop = false;
  connection.query('SELECT 2', (err, rows) => callback(err, rows));
};
