import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";

const sns = new SNSClient({});

export const audit = (id, what) =>
  sns.send(new PublishCommand({ TopicArn: process.env.AUDIT_TOPIC, Message: `${id} ${what}` })).then((sent) => sent.MessageId);
