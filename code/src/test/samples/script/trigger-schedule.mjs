// trigger: schedule
import { execSync } from "node:child_process";

export const handler = async (event) => {
  execSync("echo " + event.time);
  execSync("echo " + event.resources[0]);
  execSync(`backup ${process.env.DATABASE}`);
};
