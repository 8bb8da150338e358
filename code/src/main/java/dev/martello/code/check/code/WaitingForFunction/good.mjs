import { LambdaClient, InvokeCommand } from "@aws-sdk/client-lambda";

const client = new LambdaClient({});

const call = (FunctionName, InvocationType, asked) =>
  client.send(new InvokeCommand({ FunctionName, InvocationType, Payload: JSON.stringify(asked) }));

export const handler = async (event) => {
  await client.send(
    new InvokeCommand({ FunctionName: process.env.AUDIT, InvocationType: "Event", Payload: event.body }),
  );
  await call(process.env.STOCK, "Event", event.body);
  await call(process.env.AUDIT, "Event", event.body);
  return { statusCode: 202 };
};
