import fs from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import * as path from "path";
import { createReadStream, promises } from "fs";
import AdmZip from "adm-zip";

const ROOT = "/opt/data";

export const handler = async (event) => {
  const name = event.queryStringParameters.name;
  fs.readFileSync("/tmp/" + name); // finding: path-traversal
  await readFile(`/tmp/${name}`, "utf8"); // finding: path-traversal
  await writeFile(path.join("/tmp", name), event.body); // finding: path-traversal
  await promises.unlink(path.join(ROOT, name)); // finding: path-traversal
  await fs.promises.readFile(path.resolve(ROOT, name)); // finding: path-traversal
  createReadStream(name); // finding: path-traversal
  await readFile(path.join("/tmp", path.basename(name)));
  await readFile(path.join("/tmp", String(Number(name))));
  await writeFile("/tmp/upload", event.body);
  const target = path.resolve(ROOT, name);
  if (!target.startsWith(ROOT + path.sep)) {
    return { statusCode: 400 };
  }
  await readFile(target);
  return { statusCode: 200 };
};

export const other = AdmZip;
