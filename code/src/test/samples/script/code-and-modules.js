const vm = require("vm");
const serialize = require("node-serialize");
const yaml = require("js-yaml");

const formats = { json: JSON.parse, text: String };

exports.handler = async (event) => {
  const body = JSON.parse(event.body);
  eval(body.formula); // finding: code-injection
  eval("(" + event.body + ")"); // finding: code-injection
  const add = new Function("a", "b", body.code); // finding: code-injection
  vm.runInNewContext(body.formula, { x: 1 }); // finding: code-injection
  new vm.Script(`result = ${body.formula}`).runInThisContext(); // finding: code-injection
  new vm.Script("result = 1");
  setTimeout(`tick(${body.formula})`, 10); // finding: code-injection
  setTimeout(() => body.formula, 10);
  require("./plugins/" + body.plugin); // finding: code-injection
  const plugin = await import(`./plugins/${body.plugin}.js`); // finding: code-injection
  serialize.unserialize(body.session); // finding: unsafe-deserialization
  const settings = yaml.load(body.settings);
  const parsed = formats[body.format]?.(body.text);
  const n = eval("1 + 1");
  return { statusCode: 200, body: JSON.stringify({ add, settings, parsed, n, plugin }) };
};
