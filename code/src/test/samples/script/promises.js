const { exec } = require("child_process");

const later = (value) => new Promise((resolve) => setTimeout(() => resolve(value), 1));
const checked = (value) =>
  new Promise((resolve, reject) => (/^[a-z]+$/.test(value) ? resolve(value) : reject(new Error("bad"))));
async function read(event) {
  return event.queryStringParameters.name;
}

exports.handler = async (event) => {
  const name = await read(event);
  exec("echo " + name); // finding: os-command-injection
  read(event).then((value) => exec("echo " + value)); // finding: os-command-injection, unawaited-call
  read(event) // finding: unawaited-call
    .then((value) => value.trim())
    .then((value) => `echo ${value}`)
    .then((command) => exec(command)); // finding: os-command-injection
  read(event) // finding: unawaited-call
    .then(Number)
    .then((number) => exec("echo " + number));
  exec("echo " + (await later(name))); // finding: os-command-injection
  exec("echo " + (await checked(name)));
  const [first, second] = await Promise.all([read(event), later("fixed")]);
  exec("echo " + first); // finding: os-command-injection
  exec("echo " + second);
  const results = await Promise.all(["a", name].map(async (each) => `echo ${each}`));
  for (const result of results) {
    exec(result); // finding: os-command-injection
  }
  const settled = await Promise.allSettled([read(event)]);
  exec("echo " + settled[0].value); // finding: os-command-injection
  exec("echo " + (await Promise.resolve(name))); // finding: os-command-injection
  try {
    await later(name);
  } catch (error) {
    exec("echo failed");
  } finally {
    exec("echo done");
  }
  return { statusCode: 200 };
};
