// trigger: http-api
import { Logger } from "@aws-lambda-powertools/logger";

const logger = new Logger({ serviceName: "orders" });

export const handler = async (event) => {
  const user = event.requestContext.authorizer?.claims?.sub;
  if (user) {
    logger.appendKeys({ user }); // finding: request-state-kept
  }
  logger.info("order received");
  return { statusCode: 202 };
};
