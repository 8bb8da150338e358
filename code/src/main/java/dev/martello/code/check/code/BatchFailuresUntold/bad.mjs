// trigger: sqs-partial
export const handler = async (event) => { // finding
  for (const record of event.Records) {
    console.log(record.messageId);
  }
};
