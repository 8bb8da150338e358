const fs = require("fs");

exports.handler = async (event, context, callback) => {
  setTimeout(() => {
    callback(null, { statusCode: 200, body: event.body }); // finding
  }, 100);
  fs.readFile("/opt/greeting", (error, text) => {
    if (error) {
      return callback(error); // finding
    }
    return callback(null, { statusCode: 200, body: text.toString() }); // finding
  });
};
