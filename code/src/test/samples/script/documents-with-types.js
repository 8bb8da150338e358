// trigger: http-api
const yaml = require("js-yaml");
const { all } = require("js-yaml-js-types");
const types = require("js-yaml-js-types");

const schema = yaml.DEFAULT_SCHEMA.extend(all);
const inches = yaml.DEFAULT_SCHEMA.extend(new yaml.Type("!inch", { kind: "scalar", construct: (n) => n * 2.54 }));

exports.handler = async (event) => {
  const own = yaml.load(event.body, { schema: inches });
  const first = yaml.load(event.body, { schema }); // finding: unsafe-deserialization
  const second = yaml.load(event.body, { schema: yaml.DEFAULT_SCHEMA.extend(types.all) }); // finding: unsafe-deserialization
  return { statusCode: 200, body: String([own.steps, first.steps, second.steps].length) };
};
