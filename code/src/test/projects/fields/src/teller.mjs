import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";

const sns = new SNSClient({});

export const handler = async (event) => {
  const order = JSON.parse(event.body);
  const told = { ...order.extra, fixed: "a", name: order.name };
  await sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message: JSON.stringify(told) }));
  await sns.send(
    new PublishCommand({ TopicArn: process.env.TOPIC, Message: "told", Subject: order.subject }),
  );
  return { statusCode: 202 };
};
