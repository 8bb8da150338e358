// The code tells which records failed.
const deliver = async (body) => {
  const answer = await fetch(process.env.TARGET, { method: "PUT", body, signal: AbortSignal.timeout(2000) });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
};

export const tellingHandler = async (event) => {
  const results = await Promise.allSettled(event.Records.map((record) => deliver(record.body)));
  const failed = event.Records.filter((_, at) => results[at].status === "rejected");
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};
