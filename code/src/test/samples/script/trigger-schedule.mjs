// trigger: schedule
import { execSync } from "node:child_process";

export const handler = async (event) => {
  execSync("echo " + event.time); // finding: blocked-event-loop
  execSync("echo " + event.resources[0]); // finding: blocked-event-loop
  execSync(`backup ${process.env.DATABASE}`); // finding: blocked-event-loop
};
