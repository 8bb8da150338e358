import { execSync } from "node:child_process";

const COMMANDS = new Map([
  ["list", "ls"],
  ["date", "date"],
]);
const TABLE = { list: "ls", date: "date" };

export const handler = async (event) => {
  const names = event.multiValueQueryStringParameters.names;
  names.forEach((name) => execSync("echo " + name)); // finding: os-command-injection, blocked-event-loop
  execSync(names.map((name) => `echo ${name}`).join(";")); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + names.filter(Boolean)[0]); // finding: os-command-injection, blocked-event-loop
  execSync(names.reduce((all, name) => all + " " + name, "echo")); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + names.find((name) => name.length > 3)); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + names.slice(0, 2).reverse()); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + names.map(Number).join(" ")); // finding: blocked-event-loop
  execSync("echo " + names.filter((name) => /^[a-z]+$/.test(name)).join(" ")); // finding: blocked-event-loop
  execSync("echo " + names.length); // finding: blocked-event-loop
  for (const [index, name] of names.entries()) {
    execSync("echo " + name); // finding: os-command-injection, blocked-event-loop
    execSync("echo " + index); // finding: blocked-event-loop
  }
  for (const key in event.queryStringParameters) {
    execSync("echo " + key); // finding: os-command-injection, blocked-event-loop
  }
  for (const [key, value] of Object.entries(event.headers)) {
    execSync(`echo ${key}`); // finding: os-command-injection, blocked-event-loop
    execSync(`echo ${value}`); // finding: os-command-injection, blocked-event-loop
  }
  const seen = new Map();
  seen.set("a", names[0]);
  execSync("echo " + seen.get("a")); // finding: os-command-injection, blocked-event-loop
  const unique = new Set(names);
  execSync("echo " + [...unique].join(" ")); // finding: os-command-injection, blocked-event-loop
  execSync(COMMANDS.get(names[0])); // finding: blocked-event-loop
  execSync(TABLE[names[0]]); // finding: blocked-event-loop
  const stack = [];
  stack.push(names[1]);
  execSync("echo " + stack.pop()); // finding: os-command-injection, blocked-event-loop
  const fixed = ["a", "b"].map((x) => x.toUpperCase());
  execSync("echo " + fixed.join(" ")); // finding: blocked-event-loop
  const object = {};
  object[names[0]] = "x";
  execSync("echo " + object.known); // finding: blocked-event-loop
  return { statusCode: 200 };
};
