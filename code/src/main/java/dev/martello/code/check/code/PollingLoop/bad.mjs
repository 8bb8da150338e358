// trigger: eventbridge
import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";

const client = new CloudFormationClient({});
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const handler = async (event) => {
  let status = "";
  while (status !== "CREATE_COMPLETE") {
    const answer = await client.send(new DescribeStacksCommand({ StackName: event.detail.stack })); // finding
    status = answer.Stacks[0].StackStatus;
    await sleep(3000);
  }
};
