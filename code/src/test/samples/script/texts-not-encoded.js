const { exec } = require("node:child_process");

exports.handler = async (event) => {
  const { name } = event.queryStringParameters;
  exec(`a ${name.toString("hex")}`); // finding: os-command-injection
  exec(`b ${JSON.parse(event.body).name.toString("base64")}`); // finding: os-command-injection
  exec(`c ${Number(name).toString(16)}`);
  return { statusCode: 204 };
};
