// Promises of files that nobody waits for, or whose failure nobody catches.
import fs from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";

const load = (file) => readFile(file, "utf8");

const settings = async () => {
  try {
    return load("/opt/settings.json"); // finding: returned-promise-uncaught
  } catch {
    return "{}";
  }
};

const others = async () => {
  try {
    return await load("/opt/others.json");
  } catch {
    return "{}";
  }
};

export const handler = async (event) => {
  writeFile("/mnt/data/last.json", event.body); // finding: unawaited-call
  fs.promises.appendFile("/mnt/data/all.txt", "x"); // finding: unawaited-call
  fs.writeFileSync("/mnt/data/first.json", event.body);
  await Promise.all(["a", "b"].map((name) => rm(`/mnt/data/${name}`, { force: true })));
  await fs.promises.unlink("/mnt/data/c").catch(() => {});
  await new Promise((resolve, reject) => {
    fs.readFile("/opt/d", (error, text) => (error ? reject(error) : resolve(text)));
  });
  return { statusCode: 200, body: (await settings()) + (await others()) };
};
