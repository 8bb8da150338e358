// trigger: sqs-many
const deliver = async (body) => {
  const answer = await fetch(process.env.TARGET, { method: "PUT", body, signal: AbortSignal.timeout(2000) });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
};

export const handler = async (event) => {
  const results = await Promise.allSettled(event.Records.map((record) => deliver(record.body))); // finding: batch-failures-untold
  const failed = results.filter((result) => result.status === "rejected");
  if (failed.length > 0) throw new Error(`${failed.length} messages were not delivered`);
};
