const mysql = require('mysql');

const pool = mysql.createPool({ host: process.env.DB_HOST, user: process.env.DB_USER });

exports.handler = (event, context, callback) => { // finding
  pool.query('SELECT name FROM users WHERE id = ?', [event.pathParameters.id], (error, rows) => {
    if (error) {
      callback(error);
    } else {
      callback(null, { statusCode: 200, body: JSON.stringify(rows) });
    }
  });
};
