// trigger: http-api
// Helpers that hand on a promise: who calls them waits, or not.
import { SNSClient, PublishCommand } from "@aws-sdk/client-sns";

const sns = new SNSClient({});

function publish(Message) {
  return sns.send(new PublishCommand({ TopicArn: process.env.TOPIC, Message }));
}

const track = (name) => publish(JSON.stringify({ name }));

class Audit {
  note(text) {
    return publish(text);
  }
}

const audit = new Audit();

export const handler = async () => {
  await publish("begun");
  track("seen"); // finding: unawaited-call
  await track("kept");
  audit.note("done"); // finding: unawaited-call
  await Promise.all([audit.note("a"), track("b")]);
  return { statusCode: 204 };
};
