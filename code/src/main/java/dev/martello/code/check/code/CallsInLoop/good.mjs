// trigger: sqs
import { SNSClient, PublishBatchCommand } from "@aws-sdk/client-sns";

const sns = new SNSClient({});

export const handler = async (event) => {
  const PublishBatchRequestEntries = event.Records.map((record) => ({
    Id: record.messageId,
    Message: record.body,
  }));
  await sns.send(new PublishBatchCommand({ TopicArn: process.env.TOPIC, PublishBatchRequestEntries }));
};
