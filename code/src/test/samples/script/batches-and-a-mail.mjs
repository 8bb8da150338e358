// trigger: kinesis-many
import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";

const sns = new SNSClient({});

export const handler = async (event) => {
  const readings = [];
  for (const record of event.Records) { // finding: batch-failures-untold
    readings.push(JSON.parse(Buffer.from(record.kinesis.data, "base64").toString()));
  }
  try {
    await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: JSON.stringify(readings) }));
  } catch (error) { // finding: swallowed-failure
    console.warn("not told", error);
  }
};
