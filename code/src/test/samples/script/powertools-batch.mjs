// trigger: sqs-partial
import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import { execSync } from "node:child_process";

const processor = new BatchProcessor(EventType.SQS);

const recordHandler = async (record) => {
  const payload = JSON.parse(record.body);
  execSync("echo " + payload.name); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + record.messageId); // finding: blocked-event-loop
};

export const handler = async (event, context) =>
  processPartialResponse(event, recordHandler, processor, { context });
