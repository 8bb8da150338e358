import { Logger } from "@aws-lambda-powertools/logger";

const logger = new Logger();

export const handler = async (event, context) => {
  const name = event.queryStringParameters.name;
  console.log("name " + name); // finding: log-injection
  console.info(`name ${name}`); // finding: log-injection
  console.error("name", name); // finding: log-injection
  console.log(event);
  console.log("event", event);
  console.log({ name });
  console.log(JSON.stringify({ name }));
  console.log("name", JSON.stringify(name));
  console.log("number", Number(name));
  console.log("name", encodeURIComponent(name));
  console.log("name", name.replace(/[\r\n]/g, " "));
  console.log("request", context.awsRequestId);
  logger.info("name", { name });
  return { statusCode: 200 };
};
