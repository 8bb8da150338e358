// trigger: eventbridge
// timeout: 10
import axios from "axios";
import got from "got";
import { setTimeout as pause } from "node:timers/promises";
import { ECSClient, DescribeTasksCommand, waitUntilTasksRunning } from "@aws-sdk/client-ecs";
import { LambdaClient, InvokeCommand } from "@aws-sdk/client-lambda";
import { AthenaClient, GetQueryExecutionCommand } from "@aws-sdk/client-athena";
import { NodeHttpHandler } from "@smithy/node-http-handler";

const ecs = new ECSClient({});
const athena = new AthenaClient({});
const functions = new LambdaClient({ requestHandler: new NodeHttpHandler({ requestTimeout: 5000 }) });
const slow = new LambdaClient({ requestHandler: new NodeHttpHandler({ requestTimeout: 60000 }) }); // finding: timeout-beyond-function
const api = axios.create({ baseURL: "https://api.example.com", timeout: 3000 });
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const runs = async (task) => {
  for (let attempt = 0; attempt < 20; attempt++) {
    const answer = await ecs.send(new DescribeTasksCommand({ tasks: [task] })); // finding: polling-loop
    if (answer.tasks[0].lastStatus === "RUNNING") return true;
    await sleep(2000);
  }
  return false;
};

const finished = async (id) => {
  while ((await athena.send(new GetQueryExecutionCommand({ QueryExecutionId: id }))).QueryExecution.Status.State === "RUNNING") { // finding: polling-loop
    await pause(1000);
  }
};

const retried = async (work) => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt > 3) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
    }
  }
};

const limited = (ms) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), ms);
  return controller.signal;
};

export const handler = async (event) => {
  await axios.get("https://api.example.com"); // finding: request-without-timeout
  await axios.get("https://api.example.com", { timeout: 12000 }); // finding: timeout-beyond-function
  await axios.post("https://api.example.com", { id: 1 }, { signal: AbortSignal.timeout(2000) });
  await axios({ url: "https://api.example.com", method: "post" }); // finding: request-without-timeout
  await api.get("/rates");
  await fetch("https://api.example.com"); // finding: request-without-timeout
  await fetch("https://api.example.com", { method: "POST", body: "x" }); // finding: request-without-timeout
  await fetch("https://api.example.com", { signal: limited(2000) });
  await fetch("https://api.example.com", { signal: AbortSignal.timeout(10000) }); // finding: timeout-beyond-function
  await got("https://api.example.com"); // finding: request-without-timeout
  await got("https://api.example.com", { timeout: { request: 2000 } });
  await waitUntilTasksRunning({ client: ecs, maxWaitTime: 5 }, { tasks: ["a"] });
  await functions.send(new InvokeCommand({ FunctionName: process.env.NEXT, InvocationType: "Event" }));
  await functions.send(new InvokeCommand({ FunctionName: process.env.NEXT, InvocationType: "RequestResponse" })); // finding: waiting-for-function
  const answer = await slow.send(new InvokeCommand({ FunctionName: process.env.NEXT, Payload: "{}" })); // finding: waiting-for-function
  await retried(() => api.get("/again"));
  return [await runs("a"), await finished("b"), answer.StatusCode];
};
