import { readFile } from "node:fs/promises";
import { randomUUID, createHash } from "node:crypto";
import path from "node:path";

const FILES = { terms: "terms.txt", privacy: "privacy.txt" };
const NAMES = ["terms.txt", "privacy.txt"];
const ALLOWED = new Set(NAMES);

export const handler = async ({ queryStringParameters: { name, language = "en" } }) => {
  if (FILES[name]) {
    await readFile(path.join("/opt", FILES[name]));
  }
  if (NAMES.includes(name)) {
    await readFile("/opt/" + name);
  }
  if (ALLOWED.has(name)) {
    await readFile("/opt/" + name);
  }
  if (!name.includes("..") && !name.includes("/")) {
    await readFile("/opt/" + name);
  }
  if (/^[a-z0-9-]+$/.test(name)) {
    await readFile(`/opt/${name}.txt`);
  }
  if (/[a-z]+/.test(name)) {
    await readFile(`/opt/${name}.txt`); // finding: path-traversal
  }
  if (!/^\w{2}$/.test(language)) {
    throw new Error("no such language");
  }
  await readFile(`/opt/${language}/index.txt`);
  await readFile(`/tmp/${randomUUID()}`);
  await readFile(`/tmp/${createHash("sha256").update(name).digest("hex")}`);
  await readFile("/opt/" + name.replace(/[^a-z0-9]/g, ""));
  await readFile("/opt/" + name.replace("../", "")); // finding: path-traversal
  const short = path.normalize(name);
  if (path.isAbsolute(short)) {
    return { statusCode: 400 };
  }
  if (!short.startsWith(".")) {
    await readFile(short);
  }
  if (short.startsWith(".")) {
    await readFile(short); // finding: path-traversal
  }
  if (!name.match(/\.\./)) {
    await readFile("/opt/" + name);
  }
  if (name.match(/\.\./)) {
    await readFile("/opt/" + name); // finding: path-traversal
  }
  await readFile("/opt/" + name.replace(/[.]/g, ""));
  return { statusCode: 200 };
};
