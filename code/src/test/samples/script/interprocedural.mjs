import { exec } from "child_process";
import { promisify } from "util";

const execute = promisify(exec);

function build(name) {
  return "convert " + name;
}
const twice = (x) => build(build(x));
async function convert(options) {
  await execute(`convert ${options.file} ${options.size}`); // finding: os-command-injection
}
async function convertFixed({ size = "10x10", file = "a.png" } = {}) {
  await execute(`convert ${file} ${size}`);
}
function outer(name) {
  let command = "echo ";
  const add = () => {
    command += name;
  };
  add();
  return command;
}
const compose =
  (...steps) =>
  (value) =>
    steps.reduce((before, step) => step(before), value);
function curry(a) {
  return (b) => (c) => `${a} ${b} ${c}`;
}
function* parts(name) {
  yield "echo";
  yield name;
}

class Converter {
  #program = "convert";
  constructor(file) {
    this.file = file;
  }
  get command() {
    return `${this.#program} ${this.file}`;
  }
  run() {
    return execute(this.command); // finding: os-command-injection
  }
  static of(file) {
    return new Converter(file);
  }
}
class Special extends Converter {
  constructor(file) {
    super(file);
    this.number = Number(file);
  }
  runNumber() {
    return execute(`convert ${this.number}`);
  }
}

export const handler = async (event) => {
  const name = event.queryStringParameters.name;
  exec(build(name)); // finding: os-command-injection
  exec(twice(name)); // finding: os-command-injection
  exec(build("fixed"));
  await convert({ file: name, size: "1x1" });
  await convertFixed({ size: "2x2" });
  exec(outer(name)); // finding: os-command-injection
  exec(outer("fixed"));
  exec(compose(build, (x) => x.trim())(name)); // finding: os-command-injection
  exec(curry("echo")("a")(name)); // finding: os-command-injection
  exec(curry("echo")("a")("b"));
  exec([...parts(name)].join(" ")); // finding: os-command-injection
  await new Special(name).run();
  await new Special(name).runNumber();
  await Converter.of("fixed").run();
  (function () {
    exec("echo " + name); // finding: os-command-injection
  })();
  exec(build.call(null, name)); // finding: os-command-injection
  exec(build.apply(null, [name])); // finding: os-command-injection
  exec(build.bind(null, name)()); // finding: os-command-injection
  return { statusCode: 200 };
};
