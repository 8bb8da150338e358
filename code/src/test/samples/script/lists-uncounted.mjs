// trigger: none
import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";
import { ApiGatewayManagementApiClient, PostToConnectionCommand } from "@aws-sdk/client-apigatewaymanagementapi";

const sns = new SNSClient({});
const notify = async (text) => {
  await sns.send(new PublishCommand({ PhoneNumber: process.env.PHONE, Message: text }));
};

export const handler = async (event) => {
  const { domainName, stage } = event.requestContext;
  const api = new ApiGatewayManagementApiClient({ endpoint: `https://${domainName}/${stage}` }); // finding: client-per-invocation
  await api.send(new PostToConnectionCommand({ ConnectionId: event.requestContext.connectionId, Data: "a" }));
  const jobs = event.texts.map((text) => notify(text)); // finding: unawaited-call
  console.log(`${jobs.length} are sent`);
  const kept = event.texts.map((text) => notify(text)); // finding: unbounded-parallelism
  await Promise.all(kept);
};
