import { execSync } from "node:child_process";

export const handler = async (event) => {
  const { queryStringParameters: { name: alias, size = "1", ...others } = {}, headers } = event;
  execSync("echo " + alias); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + size); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + others.extra); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + headers["user-agent"]); // finding: os-command-injection, blocked-event-loop
  const [, second = "x", ...rest] = event.rawPath.split("/");
  execSync("echo " + second); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + rest[0]); // finding: os-command-injection, blocked-event-loop
  const copy = { ...event.queryStringParameters, fixed: "a" };
  execSync("echo " + copy.name); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + copy.fixed); // finding: blocked-event-loop
  const list = ["echo", ...others.list.split(",")];
  execSync(list.join(" ")); // finding: os-command-injection, blocked-event-loop
  const merged = Object.assign({}, { name: "x" }, JSON.parse(event.body));
  execSync("echo " + merged.name); // finding: os-command-injection, blocked-event-loop
  let a = "fixed";
  let b = alias;
  [a, b] = [b, a];
  execSync("echo " + a); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + b); // finding: blocked-event-loop
  const { body } = event;
  const { items: [{ id }] } = JSON.parse(body);
  execSync(`echo ${id}`); // finding: os-command-injection, blocked-event-loop
  const key = "name";
  execSync("echo " + event.queryStringParameters[key]); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + event?.headers?.host?.toLowerCase?.()); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + (event.headers?.missing ?? "none")); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + event.requestContext.requestId); // finding: blocked-event-loop
  execSync("echo " + event.requestContext.http.method); // finding: blocked-event-loop
  const total = JSON.parse(body).items.length;
  execSync("echo " + total); // finding: blocked-event-loop
  return { statusCode: 200 };
};
