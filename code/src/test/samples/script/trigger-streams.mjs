// trigger: kinesis
import { execSync } from "node:child_process";

export const handler = async (event) => {
  for (const { kinesis } of event.Records) {
    const text = Buffer.from(kinesis.data, "base64").toString("utf8");
    execSync(`echo ${text}`); // finding: os-command-injection, blocked-event-loop
    const parsed = JSON.parse(text);
    execSync(`echo ${parsed.name}`); // finding: os-command-injection, blocked-event-loop
    execSync(`echo ${kinesis.partitionKey}`); // finding: os-command-injection, blocked-event-loop
    execSync(`echo ${kinesis.sequenceNumber}`); // finding: blocked-event-loop
  }
};
