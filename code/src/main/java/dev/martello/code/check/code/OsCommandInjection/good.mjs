import { execFileSync, execSync, spawn } from "node:child_process";

export const handler = async (event) => {
  const name = event.queryStringParameters.name;
  execFileSync("zip", [name]);
  spawn("zip", [name]);
  execSync("ls /tmp");
  if (/^[a-z0-9]+$/.test(name)) {
    execSync(`zip ${name}`);
  }
  return { statusCode: 200 };
};
