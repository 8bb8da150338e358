// trigger: sqs
// What a message has where it cannot be read was set before.
export const handler = async (event) => {
  let size = 0;
  for (const record of event.Records) {
    let message = { text: record.body };
    try {
      message = JSON.parse(record.body);
    } catch (e) {
      console.log('plain text');
    }
    size += message.text.length;
  }
  for (const record of event.Records) {
    let message;
    try {
      message = JSON.parse(record.body);
    } catch (e) { // finding: swallowed-failure
      console.log('no message');
    }
    if (message) size += message.text.length;
  }
  return size;
};
