// trigger: sqs-partial
export const handler = async (event) => {
  for (const record of event.Records) { // finding
    console.log(record.messageId);
  }
};
