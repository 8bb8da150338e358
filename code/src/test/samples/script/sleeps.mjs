import { setTimeout as wait } from 'timers/promises';
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const delay = async (s) => { await new Promise((resolve) => { setTimeout(resolve, s * 1000); }); };
export const handler = async () => {
  await sleep(5000); // finding: sleeping-handler
  await wait(2000); // finding: sleeping-handler
  await delay(10); // finding: sleeping-handler
};
