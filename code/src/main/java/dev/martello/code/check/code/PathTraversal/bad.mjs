import { readFile } from "node:fs/promises";
import path from "node:path";

export const handler = async (event) => {
  const name = event.pathParameters.name;
  const page = await readFile(path.join("/opt/pages", name)); // finding
  return { statusCode: 200, body: page.toString() };
};
