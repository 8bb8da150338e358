// trigger: schedule
import { DynamoDBClient, DescribeTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { S3Client, HeadObjectCommand } from '@aws-sdk/client-s3';
import { EC2Client, DescribeInstancesCommand, waitUntilInstanceRunning } from '@aws-sdk/client-ec2';
const ddb = new DynamoDBClient({}); const s3 = new S3Client({}); const ec2 = new EC2Client({});
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
async function retrying(name) {
  for (let i = 0; i < 3; i++) {
    try { return await ddb.send(new DescribeTableCommand({ TableName: name })); }
    catch (e) { if (e.name !== 'ThrottlingException') throw e; await sleep(50 * 2 ** i); }
  }
}
async function sizes(keys) {
  const out = [];
  for (const Key of keys) { const h = await s3.send(new HeadObjectCommand({ Bucket: 'b', Key })); out.push(h.ContentLength); await sleep(10); }
  return out;
}
async function pages() {
  let NextToken; const all = [];
  do {
    const r = await ec2.send(new DescribeInstancesCommand({ NextToken }));
    all.push(...r.Reservations.map((x) => x.Instances[0].State.Name)); NextToken = r.NextToken;
    await sleep(100);
  } while (NextToken);
  return all;
}
export const handler = async () => {
  await retrying('t'); await sizes(['a', 'b']); await pages();
  await waitUntilInstanceRunning({ client: ec2, maxWaitTime: 60 }, { InstanceIds: [process.env.ID] });
};
