import { LambdaClient, InvokeCommand } from "@aws-sdk/client-lambda";

const client = new LambdaClient({});

export const handler = async (event) => {
  const command = new InvokeCommand({ FunctionName: process.env.PRICES, Payload: event.body });
  const answer = await client.send(command); // finding
  return { statusCode: 200, body: Buffer.from(answer.Payload).toString() };
};
