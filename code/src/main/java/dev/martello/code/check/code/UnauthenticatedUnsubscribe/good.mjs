import { ConfirmSubscriptionCommand, SNSClient } from "@aws-sdk/client-sns";

const sns = new SNSClient({});
const TopicArn = "arn:aws:sns:eu-west-1:111122223333:orders";

export const handler = async (event) => {
  const { Token } = JSON.parse(event.body);
  await sns.send(new ConfirmSubscriptionCommand({ TopicArn, Token, AuthenticateOnUnsubscribe: "true" }));
  return { statusCode: 200 };
};
