// trigger: schedule
import { DynamoDBClient, DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { LambdaClient, GetFunctionConfigurationCommand, GetFunctionCommand } from '@aws-sdk/client-lambda';
import { S3Client, HeadObjectCommand } from '@aws-sdk/client-s3';
import { RDSClient, DescribeDBClustersCommand } from '@aws-sdk/client-rds';
import { ECSClient, DescribeTasksCommand, DescribeServicesCommand } from '@aws-sdk/client-ecs';
import pRetry from 'p-retry';
import pWaitFor from 'p-wait-for';
import { setInterval as every } from 'node:timers/promises';
import { promisify } from 'node:util';
const ddb = new DynamoDBClient({}); const lam = new LambdaClient({}); const s3 = new S3Client({}); const rds = new RDSClient({}); const ecs = new ECSClient({});
const sleep = promisify(setTimeout);
class Waiter {
  async until(name) {
    const { State } = await lam.send(new GetFunctionConfigurationCommand({ FunctionName: name })); // finding: polling-loop
    if (State === 'Active') return;
    await sleep(900);
    await this.until(name);
  }
}
function tableReady(name) {
  return new Promise((resolve, reject) => {
    const check = async () => {
      try {
        const out = await ddb.send(new DescribeTableCommand({ TableName: name })); // finding: polling-loop
        if (out.Table.TableStatus === 'ACTIVE') return resolve(out);
        setTimeout(check, 2000);
      } catch (e) { reject(e); }
    };
    check();
  });
}
function byInterval(name) {
  return new Promise((resolve) => {
    const timer = setInterval(async () => {
      const out = await rds.send(new DescribeDBClustersCommand({ DBClusterIdentifier: name })); // finding: polling-loop
      if (out.DBClusters[0].Status === 'available') { clearInterval(timer); resolve(); }
    }, 5000);
  });
}
async function viaRetry(name) {
  await pRetry(async () => {
    const { Configuration } = await lam.send(new GetFunctionCommand({ FunctionName: name })); // finding: polling-loop
    if (Configuration.LastUpdateStatus !== 'Successful') throw new Error('not yet');
  }, { retries: 20 });
}
async function viaWaitFor(Key) {
  await pWaitFor(async () => {
    try { await s3.send(new HeadObjectCommand({ Bucket: process.env.B, Key })); return true; } catch { return false; } // finding: polling-loop
  }, { interval: 1000 });
}
async function ticking(task) {
  for await (const _ of every(3000)) {
    const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'c', tasks: [task] })); // finding: polling-loop
    if (tasks[0].lastStatus === 'STOPPED') break;
  }
}
async function chained(name) {
  let running = 0;
  do {
    await new Promise((r) => setTimeout(r, 900));
    running = await ecs.send(new DescribeServicesCommand({ cluster: 'c', services: [name] })).then((r) => r.services[0].runningCount); // finding: polling-loop
  } while (running < 2);
}
export const handler = async () => {
  await new Waiter().until(process.env.NAME);
  await tableReady(process.env.NAME); await byInterval(process.env.NAME); await viaRetry(process.env.NAME); await viaWaitFor(process.env.KEY);
  await ticking(process.env.TASK); await chained(process.env.NAME);
};
