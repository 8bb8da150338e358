// Nobody waits for what `forEach` starts, whoever calls it.
import { SNSClient, PublishCommand } from '@aws-sdk/client-sns';
const sns = new SNSClient({});

function announce(ids) {
  ids.slice(0, 3).forEach(async (id) => { // finding: unawaited-call
    await sns.send(new PublishCommand({ PhoneNumber: id, Message: 'hello' }));
  });
}

function awaited(ids) {
  return new Promise((resolve, reject) => {
    let left = ids.length;
    ids.forEach(async (id) => {
      try {
        await sns.send(new PublishCommand({ PhoneNumber: id, Message: 'hello' }));
        left -= 1;
        if (left === 0) resolve();
      } catch (error) {
        reject(error);
      }
    });
  });
}

function counted(ids) {
  let length = 0;
  ids.forEach((id) => {
    length += id.length;
  });
  return length;
}

export const handler = async () => {
  announce(['+491']);
  await awaited(['+492']);
  return counted(['+493']);
};
