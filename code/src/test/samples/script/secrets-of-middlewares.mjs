// Secrets that a middleware puts into the context.
import middy from "@middy/core";
import secretsManager from "@middy/secrets-manager";
import ssm from "@middy/ssm";

const orders = async (event, context) => {
  console.log("loaded", context.store); // finding: secret-logged
  console.log(`with ${context.apiToken}`); // finding: secret-logged
  console.log(`of ${context.region}, ${context.awsRequestId}`);
  return { statusCode: 200, body: String(Object.keys(context.store).length) };
};

export const handler = middy(orders)
  .use(secretsManager({ fetchData: { store: process.env.DATABASE_SECRET }, setToContext: true }))
  .use(ssm({ fetchData: { apiToken: "/orders/token", region: "/orders/region" }, setToContext: true }));
