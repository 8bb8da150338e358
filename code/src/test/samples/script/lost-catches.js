// trigger: sqs
const { S3Client, PutObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
exports.handler = async (event) => {
  await Promise.all(event.Records.map((r) => s3.send(new PutObjectCommand({ Bucket: process.env.B, Key: r.messageId, Body: r.body })).catch((e) => console.log(e)))); // finding: swallowed-failure
};
