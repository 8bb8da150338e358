const cp = require("child_process");
const { exec, execSync, spawn, execFile, spawnSync } = require("node:child_process");
const util = require("util");
const { quote } = require("shell-quote");
const shell = require("shelljs");
const execa = require("execa");
const run = util.promisify(exec);
const runFile = util.promisify(cp.execFile);

exports.handler = async (event) => {
  const file = event.pathParameters.file;
  exec("convert " + file, () => {}); // finding: os-command-injection
  execSync(`convert ${file}`); // finding: os-command-injection, blocked-event-loop
  cp.exec(["convert", file].join(" ")); // finding: os-command-injection
  await run("convert ".concat(file)); // finding: os-command-injection
  await runFile("convert", [file]);
  spawn("convert", [file]);
  spawn("convert", [file], { shell: false });
  spawn("convert", [file], { shell: true }); // finding: os-command-injection
  spawn("sh", ["-c", `convert ${file}`]); // finding: os-command-injection
  spawn("bash", ["-c", "convert x.png"]);
  execFile(file, ["--help"]); // finding: os-command-injection
  spawnSync("/opt/bin/convert", ["-resize", "10x10", file]); // finding: blocked-event-loop
  exec(`convert ${quote([file])}`);
  exec(`convert ${Number(file)}`);
  exec(`convert ${parseInt(file, 10)}.png`);
  shell.exec("convert " + file); // finding: os-command-injection
  execa.command(`convert ${file}`); // finding: os-command-injection
  execa("convert", [file]);
  exec("date");
  exec(process.env.COMMAND);
  return { statusCode: 200 };
};
