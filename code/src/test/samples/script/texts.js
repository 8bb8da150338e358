const { execSync } = require("child_process");
const util = require("util");
const querystring = require("querystring");

const tag = (strings, ...values) => strings.reduce((all, text, at) => all + text + (values[at] ?? ""), "");
const safe = (strings, ...values) => String.raw({ raw: strings }, ...values.map(encodeURIComponent));

exports.handler = async (event) => {
  const name = event.queryStringParameters.name;
  execSync(`a ${name} b`); // finding: os-command-injection, blocked-event-loop
  execSync(`a ${`nested ${name}`} b`); // finding: os-command-injection, blocked-event-loop
  execSync(tag`echo ${name}`); // finding: os-command-injection, blocked-event-loop
  execSync(safe`echo ${name}`); // finding: blocked-event-loop
  execSync(tag`echo ${"fixed"}`); // finding: blocked-event-loop
  execSync("echo ".concat(name, " x")); // finding: os-command-injection, blocked-event-loop
  execSync(util.format("echo %s", name)); // finding: os-command-injection, blocked-event-loop
  execSync("echo NAME".replace("NAME", name)); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + name.toUpperCase().trim().slice(1).padStart(3)); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + name.split(",")[0]); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + Buffer.from(event.body, "base64").toString()); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + querystring.parse(event.body).name); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + new URLSearchParams(event.body).get("name")); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + JSON.stringify({ name })); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + [name]); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + { name }.name); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + name.length); // finding: blocked-event-loop
  execSync("echo " + name.indexOf("a")); // finding: blocked-event-loop
  execSync("echo " + (name === "a")); // finding: blocked-event-loop
  execSync("echo " + typeof name); // finding: blocked-event-loop
  execSync("echo " + (name ? "yes" : "no")); // finding: blocked-event-loop
  execSync("echo " + new Date(name).getTime()); // finding: blocked-event-loop
  execSync("echo " + encodeURIComponent(name)); // finding: blocked-event-loop
  let text = "echo";
  text += " " + name;
  execSync(text); // finding: os-command-injection, blocked-event-loop
  let other = "echo " + name;
  other = "echo fixed";
  execSync(other); // finding: blocked-event-loop
  return { statusCode: 200 };
};
