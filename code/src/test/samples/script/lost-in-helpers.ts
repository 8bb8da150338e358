// trigger: sqs
import { SQSEvent } from 'aws-lambda';
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
class Worker {
  async save(r: any) { await s3.send(new PutObjectCommand({ Bucket: process.env.B, Key: r.messageId, Body: r.body })); }
}
const worker = new Worker();
async function processRecord(r: any): Promise<void> {
  try {
    await worker.save(r);
  } catch (err) { // finding: swallowed-failure
    console.error('failed', err);
  }
}
export const handler = async (event: SQSEvent): Promise<void> => {
  await Promise.all(event.Records.map(processRecord));
};
