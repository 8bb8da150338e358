// trigger: eventbridge
// timeout: 60
import { setTimeout as sleep } from "node:timers/promises";
import { TextractClient, GetDocumentAnalysisCommand } from "@aws-sdk/client-textract";
import { SFNClient, DescribeExecutionCommand, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { RedshiftData } from "@aws-sdk/client-redshift-data";
import { CodeBuildClient, BatchGetBuildsCommand } from "@aws-sdk/client-codebuild";

const textract = new TextractClient({});
const workflows = new SFNClient({});
const warehouse = new RedshiftData({});
const builds = new CodeBuildClient({});

const analysed = async (JobId) => {
  for (;;) {
    const job = await textract.send(new GetDocumentAnalysisCommand({ JobId })); // finding: polling-loop, missing-pagination
    if (job.JobStatus === "SUCCEEDED") return job.Blocks;
    if (job.JobStatus === "FAILED") throw new Error("analysis failed");
    await sleep(2000);
  }
};

const ended = async (executionArn) => {
  let status = "RUNNING";
  while (status === "RUNNING") {
    await sleep(1000);
    ({ status } = await workflows.send(new DescribeExecutionCommand({ executionArn }))); // finding: polling-loop
  }
  return status;
};

const answered = async (Id) => {
  const { Status } = await warehouse.describeStatement({ Id }); // finding: polling-loop
  if (Status === "FINISHED") return;
  await sleep(1500);
  await answered(Id);
};

const built = async (ids) => {
  const { builds: found } = await builds.send(new BatchGetBuildsCommand({ ids }));
  return found.map((build) => build.buildStatus);
};

export const handler = async (event) => {
  await workflows.send(new StartExecutionCommand({ stateMachineArn: process.env.WORKFLOW, input: "{}" }));
  await analysed(event.detail.job);
  await ended(event.detail.execution);
  await answered(event.detail.statement);
  return built([event.detail.build]);
};
