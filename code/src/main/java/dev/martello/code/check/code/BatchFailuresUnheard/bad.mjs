// trigger: kinesis
export const handler = async (event) => {
  for (const record of event.Records) {
    if (!record.kinesis.data) {
      return { batchItemFailures: [{ itemIdentifier: record.kinesis.sequenceNumber }] }; // finding
    }
  }
  return {};
};
