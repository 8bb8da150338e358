import { readFile } from "node:fs/promises";
import path from "node:path";

export const handler = async (event) => {
  const name = event.pathParameters.name;
  const first = await readFile(path.join("/opt/pages", path.basename(name)));
  const file = path.resolve("/opt/pages", name);
  if (!file.startsWith("/opt/pages/")) {
    return { statusCode: 400 };
  }
  const page = await readFile(file);
  return { statusCode: 200, body: first.toString() + page.toString() };
};
