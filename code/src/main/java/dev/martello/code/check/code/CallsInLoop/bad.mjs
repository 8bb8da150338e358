// trigger: sqs
import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";

const sns = new SNSClient({});

export const handler = async (event) => {
  for (const record of event.Records) {
    await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: record.body })); // finding
  }
};
