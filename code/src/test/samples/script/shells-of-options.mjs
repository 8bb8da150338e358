// A shell that is named among options.
import { spawn } from "node:child_process";

const run = (program, args, options = {}) => spawn(program, args, { stdio: "ignore", timeout: 5000, ...options }); // finding: os-command-injection
const bare = (program, args) => spawn(program, args, { stdio: "ignore", timeout: 5000, shell: false });

export const handler = async (event) => {
  const { title } = JSON.parse(event.body);
  run("exiftool", [`-Title=${title}`, "/opt/a.jpg"], { shell: "/bin/sh" });
  bare("exiftool", [`-Title=${title}`, "/opt/a.jpg"]);
  return { statusCode: 202, body: "" };
};
