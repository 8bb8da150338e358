import { LambdaClient, InvokeCommand } from "@aws-sdk/client-lambda";

const client = new LambdaClient({});

const call = (FunctionName, InvocationType, asked) =>
  client.send(new InvokeCommand({ FunctionName, InvocationType, Payload: JSON.stringify(asked) })); // finding

export const handler = async (event) => {
  const command = new InvokeCommand({ FunctionName: process.env.PRICES, Payload: event.body });
  const answer = await client.send(command); // finding
  await call(process.env.STOCK, "RequestResponse", event.body);
  await call(process.env.AUDIT, "Event", event.body);
  return { statusCode: 200, body: Buffer.from(answer.Payload).toString() };
};
