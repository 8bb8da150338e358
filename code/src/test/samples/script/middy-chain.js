const middy = require("@middy/core");
const { exec } = require("child_process");

const log = () => ({
  before: async (request) => {
    exec("echo " + request.event.rawPath); // finding: os-command-injection
  },
});

module.exports.handler = middy()
  .use(log())
  .handler(async (event, context) => {
    exec("echo " + event.queryStringParameters.name); // finding: os-command-injection
    exec("echo " + context.awsRequestId);
    return { statusCode: 200 };
  });
