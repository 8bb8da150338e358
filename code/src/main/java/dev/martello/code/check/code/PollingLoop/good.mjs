// trigger: eventbridge
import { CloudFormationClient, DescribeStacksCommand, waitUntilStackCreateComplete } from "@aws-sdk/client-cloudformation";

const client = new CloudFormationClient({});

export const handler = async (event) => {
  await waitUntilStackCreateComplete({ client, maxWaitTime: 60 }, { StackName: event.detail.stack });
  for (const name of ["network", "data"]) {
    console.log((await client.send(new DescribeStacksCommand({ StackName: name }))).Stacks[0].StackStatus);
  }
};
