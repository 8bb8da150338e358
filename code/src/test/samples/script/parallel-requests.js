// As many requests at once as the sender of a message likes.
// trigger: sqs
const { S3Client, PutObjectCommand } = require('@aws-sdk/client-s3');
const axios = require('axios').create({ timeout: 2000 });
const s3 = new S3Client({});

exports.handler = async (event) => {
  for (const record of event.Records) {
    const { rows } = JSON.parse(record.body);
    await Promise.all(rows.map((row) => axios.post(process.env.API, row))); // finding: unbounded-parallelism
  }
  await Promise.all(event.Records.map((r) => s3.send(new PutObjectCommand({ Bucket: process.env.B, Key: r.messageId, Body: r.body }))));
};
