import { execSync } from "node:child_process";

const settings = { command: "ls" };
let last = "none";
const cache = new Map();
const load = (() => {
  let value;
  return () => (value ??= process.env.COMMAND);
})();

function remember(event) {
  last = event.queryStringParameters.name;
}

export const handler = async (event) => {
  execSync(settings.command); // finding: blocked-event-loop
  execSync(load()); // finding: blocked-event-loop
  remember(event);
  execSync("echo " + last); // finding: os-command-injection, blocked-event-loop
  cache.set("k", event.body);
  execSync("echo " + cache.get("k")); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + cache.size); // finding: blocked-event-loop
  return { statusCode: 200 };
};
