// trigger: http-api
// What looks into objects gives data; what makes words or numbers of it gives nothing that does harm.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import camelCase from "lodash/camelCase.js";
import _ from "lodash"; // finding: heavy-import

const run = promisify(execFile);
const list = async (folder) => (await run("sh", ["-c", `ls ${folder}`], { timeout: 1000 })).stdout;

export const handler = async (event) => {
  const body = JSON.parse(event.body);
  const name = _.get(body, "files.name", "all");
  const kind = _.get(body, ["files", "kind"]);
  console.log("request", _.get(event, "requestContext.requestId"), _.get(event, "headers.authorization")); // finding: secret-logged
  return {
    statusCode: 200,
    headers: {
      "X-Name": name, // finding: header-injection
      "X-Words": _.kebabCase(name),
      "X-Count": _.toInteger(body.count),
    },
    body: (await list(camelCase(kind))) + (await list(`${_.toInteger(body.count)}`)),
  };
};
