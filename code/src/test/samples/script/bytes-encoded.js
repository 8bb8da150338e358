const { exec } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");

exports.handler = async (event) => {
  const { name, encoding } = event.queryStringParameters;
  exec(`b ${Buffer.from(name).toString("hex")}`);
  exec(`c ${Buffer.from(name).toString("base64url")}`);
  exec(`d ${Buffer.from(name, "base64").toString()}`); // finding: os-command-injection
  exec(`e ${Buffer.from(name).toString("utf8")}`); // finding: os-command-injection
  exec(`f ${createHash("sha256").update(name).digest("hex")}`);
  exec(`h ${Buffer.from(name).toString(encoding)}`); // finding: os-command-injection
  fs.writeFile("/var/tmp/" + Buffer.from(name).toString("base64url"), "x", () => {});
  fs.writeFile("/var/data/" + Buffer.from(name).toString("hex"), "x", () => {});
  return { statusCode: 204 };
};
