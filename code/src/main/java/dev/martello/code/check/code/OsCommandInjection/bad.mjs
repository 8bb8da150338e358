import { exec, execSync, spawn } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(exec);

export const handler = async (event) => {
  const name = event.queryStringParameters.name;
  execSync(`zip ${name}`); // finding
  await run("zip " + name); // finding
  spawn("zip", [name], { shell: true }); // finding
  return { statusCode: 200 };
};
