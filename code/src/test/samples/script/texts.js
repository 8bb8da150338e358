const { execSync } = require("child_process");
const util = require("util");
const querystring = require("querystring");

const tag = (strings, ...values) => strings.reduce((all, text, at) => all + text + (values[at] ?? ""), "");
const safe = (strings, ...values) => String.raw({ raw: strings }, ...values.map(encodeURIComponent));

exports.handler = async (event) => {
  const name = event.queryStringParameters.name;
  execSync(`a ${name} b`); // finding: os-command-injection
  execSync(`a ${`nested ${name}`} b`); // finding: os-command-injection
  execSync(tag`echo ${name}`); // finding: os-command-injection
  execSync(safe`echo ${name}`);
  execSync(tag`echo ${"fixed"}`);
  execSync("echo ".concat(name, " x")); // finding: os-command-injection
  execSync(util.format("echo %s", name)); // finding: os-command-injection
  execSync("echo NAME".replace("NAME", name)); // finding: os-command-injection
  execSync("echo " + name.toUpperCase().trim().slice(1).padStart(3)); // finding: os-command-injection
  execSync("echo " + name.split(",")[0]); // finding: os-command-injection
  execSync("echo " + Buffer.from(event.body, "base64").toString()); // finding: os-command-injection
  execSync("echo " + querystring.parse(event.body).name); // finding: os-command-injection
  execSync("echo " + new URLSearchParams(event.body).get("name")); // finding: os-command-injection
  execSync("echo " + JSON.stringify({ name })); // finding: os-command-injection
  execSync("echo " + [name]); // finding: os-command-injection
  execSync("echo " + { name }.name); // finding: os-command-injection
  execSync("echo " + name.length);
  execSync("echo " + name.indexOf("a"));
  execSync("echo " + (name === "a"));
  execSync("echo " + typeof name);
  execSync("echo " + (name ? "yes" : "no"));
  execSync("echo " + new Date(name).getTime());
  execSync("echo " + encodeURIComponent(name));
  let text = "echo";
  text += " " + name;
  execSync(text); // finding: os-command-injection
  let other = "echo " + name;
  other = "echo fixed";
  execSync(other);
  return { statusCode: 200 };
};
