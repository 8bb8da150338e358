// Batches that no template declares: what the code asks of the event tells what sends them.
const deliver = async (body) => {
  const answer = await fetch(process.env.TARGET, { method: "PUT", body, signal: AbortSignal.timeout(2000) });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
};

export const queueHandler = async (event) => {
  for (const record of event.Records) { // finding: batch-failures-untold
    await deliver(record.body);
  }
};

export const streamHandler = async (event) => {
  await Promise.all(event.Records.map((record) => deliver(Buffer.from(record.kinesis.data, "base64")))); // finding: batch-failures-untold
};

export const topicHandler = async (event) => {
  for (const record of event.Records) {
    await deliver(record.Sns.Message);
  }
};
