// trigger: eventbridge
import { execSync } from "node:child_process";

export const handler = async ({ detail, "detail-type": type, source, account }) => {
  execSync("echo " + detail.name); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + detail?.items?.[0]?.id); // finding: os-command-injection, blocked-event-loop
  execSync("echo " + type); // finding: blocked-event-loop
  execSync("echo " + source); // finding: blocked-event-loop
  execSync("echo " + account); // finding: blocked-event-loop
};
