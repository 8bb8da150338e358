// trigger: sns
// One function removes its folder, another one forgets it.
import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { SNSEvent } from "aws-lambda";
import { copy } from "./ssh";

const run = promisify(execFile);

async function roll(text: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "roll-")); // finding: temporary-file-kept
  const file = join(folder, "settings.ini");
  await writeFile(file, text, { mode: 0o600 });
  await copy(file, "/etc/plant/settings.ini");
}

async function check(text: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "check-"));
  try {
    await writeFile(join(folder, "settings.ini"), text, { flag: "wx", mode: 0o600 });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const folderFor = async (name: string) => {
  const folder: string = await mkdtemp(join(tmpdir(), name));
  return { folder, remove: () => rm(folder, { recursive: true }) };
};

async function count(text: string): Promise<number> {
  const { folder, remove } = await folderFor("count-");
  try {
    await run("/opt/bin/split", [text, folder], { timeout: 5000 });
    return (await readdir(folder)).length;
  } finally {
    await remove();
  }
}

export const handler = async (event: SNSEvent): Promise<number> => {
  let parts = 0;
  for (const { Sns } of event.Records) {
    await check(Sns.Message);
    await roll(Sns.Message);
    parts += await count("/opt/data/parts.txt");
  }
  return parts;
};
