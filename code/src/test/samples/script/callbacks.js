const { exec } = require("child_process");
const fs = require("fs");

function withName(event, callback) {
  callback(null, event.queryStringParameters.name);
}
function each(list, action) {
  for (let at = 0; at < list.length; at++) {
    action(list[at], at);
  }
}

exports.handler = (event, context, callback) => {
  withName(event, (error, name) => {
    exec("echo " + name); // finding: os-command-injection
  });
  withName({ queryStringParameters: { name: "fixed" } }, (error, name) => {
    exec("ls " + name);
  });
  each(event.multiValueQueryStringParameters.names, (name, index) => {
    exec("echo " + name); // finding: os-command-injection
    exec("echo " + index);
  });
  fs.readFile("/opt/list", "utf8", (error, text) => {
    exec("echo " + text);
  });
  callback(null, { statusCode: 200 });
};
