import { exec } from "node:child_process";
import { withDurableExecution } from "@aws/durable-execution-sdk-js";

export const handler = withDurableExecution(async (event, context) => {
  await context.parallel([
    async (child) => child.step("one", async () => exec("echo " + event.queryStringParameters.name)), // finding: os-command-injection
    async () => exec("ls /opt"),
  ]);
  return { statusCode: 200 };
});
