import { LambdaClient, InvokeCommand } from "@aws-sdk/client-lambda";

const client = new LambdaClient({});

export const handler = async (event) => {
  await client.send(
    new InvokeCommand({ FunctionName: process.env.AUDIT, InvocationType: "Event", Payload: event.body }),
  );
  return { statusCode: 202 };
};
