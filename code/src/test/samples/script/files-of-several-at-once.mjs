// trigger: http-api
// A fixed name is no harm where one event after the other writes it, but where several do at once.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

async function printed(page) {
  const source = "/tmp/page.txt";
  await writeFile(source, page); // finding: unsafe-temporary-file
  try {
    return (await run("/opt/bin/paps", [source], { timeout: 8000 })).stdout;
  } finally {
    await rm(source, { force: true });
  }
}

async function drawn(page) {
  const folder = await mkdtemp("/tmp/page-");
  try {
    const source = join(folder, "page.txt");
    await writeFile(source, page);
    return await readFile(source, "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function cover(title) {
  const source = "/tmp/cover.txt";
  await writeFile(source, title);
  try {
    return await readFile(source, "utf8");
  } finally {
    await rm(source, { force: true });
  }
}

export const handler = async (event) => {
  const { pages, title } = JSON.parse(event.body);
  const few = pages.slice(0, 4).map(String);
  const printouts = await Promise.all(few.map((page) => printed(page)));
  const drawings = await Promise.all(few.map((page) => drawn(page)));
  return { statusCode: 200, body: JSON.stringify({ printouts, drawings, cover: await cover(String(title)) }) };
};
