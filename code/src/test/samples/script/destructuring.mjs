import { execSync } from "node:child_process";

export const handler = async (event) => {
  const { queryStringParameters: { name: alias, size = "1", ...others } = {}, headers } = event;
  execSync("echo " + alias); // finding: os-command-injection
  execSync("echo " + size); // finding: os-command-injection
  execSync("echo " + others.extra); // finding: os-command-injection
  execSync("echo " + headers["user-agent"]); // finding: os-command-injection
  const [, second = "x", ...rest] = event.rawPath.split("/");
  execSync("echo " + second); // finding: os-command-injection
  execSync("echo " + rest[0]); // finding: os-command-injection
  const copy = { ...event.queryStringParameters, fixed: "a" };
  execSync("echo " + copy.name); // finding: os-command-injection
  execSync("echo " + copy.fixed);
  const list = ["echo", ...others.list.split(",")];
  execSync(list.join(" ")); // finding: os-command-injection
  const merged = Object.assign({}, { name: "x" }, JSON.parse(event.body));
  execSync("echo " + merged.name); // finding: os-command-injection
  let a = "fixed";
  let b = alias;
  [a, b] = [b, a];
  execSync("echo " + a); // finding: os-command-injection
  execSync("echo " + b);
  const { body } = event;
  const { items: [{ id }] } = JSON.parse(body);
  execSync(`echo ${id}`); // finding: os-command-injection
  const key = "name";
  execSync("echo " + event.queryStringParameters[key]); // finding: os-command-injection
  execSync("echo " + event?.headers?.host?.toLowerCase?.()); // finding: os-command-injection
  execSync("echo " + (event.headers?.missing ?? "none")); // finding: os-command-injection
  execSync("echo " + event.requestContext.requestId);
  execSync("echo " + event.requestContext.http.method);
  const total = JSON.parse(body).items.length;
  execSync("echo " + total);
  return { statusCode: 200 };
};
