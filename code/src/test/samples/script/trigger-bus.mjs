// trigger: eventbridge
import { execSync } from "node:child_process";

export const handler = async ({ detail, "detail-type": type, source, account }) => {
  execSync("echo " + detail.name); // finding: os-command-injection
  execSync("echo " + detail?.items?.[0]?.id); // finding: os-command-injection
  execSync("echo " + type);
  execSync("echo " + source);
  execSync("echo " + account);
};
