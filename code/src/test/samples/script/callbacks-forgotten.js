// Callbacks of SDK 2 in an asynchronous handler.
const AWS = require('aws-sdk'); // finding: heavy-import
const sqs = new AWS.SQS();
const s3 = new AWS.S3();
const put = (p) => new Promise((resolve, reject) => s3.putObject(p, (e, d) => (e ? reject(e) : resolve(d))));
exports.handler = async (event) => {
  sqs.sendMessage({ QueueUrl: process.env.Q, MessageBody: event.body }, (err) => { // finding: unawaited-call
    if (err) console.error(err);
  });
  await put({ Bucket: process.env.B, Key: 'x', Body: event.body });
  const result = await new Promise((done) => sqs.getQueueUrl({ QueueName: 'x' }, (err, data) => done(data)));
  return { statusCode: 202, body: result.QueueUrl };
};
