// trigger: sns
// One function removes its folder, another one forgets it.
import { execFile, execSync } from "node:child_process";
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

// The caller has the folder in what is returned.
async function workspace(text: string) {
  const folder = await mkdtemp(join(tmpdir(), "space-"));
  const file = join(folder, "settings.ini");
  await writeFile(file, text, { mode: 0o600 });
  return { folder, file };
}

async function used(text: string): Promise<void> {
  const space = await workspace(text);
  try {
    await copy(space.file, "/etc/plant/used.ini");
  } finally {
    await rm(space.folder, { recursive: true, force: true });
  }
}

// A command removes the folder.
async function commanded(text: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), "shell-"));
  await writeFile(join(scratch, "settings.ini"), text, { mode: 0o600 });
  execSync(`rm -rf ${scratch}`, { timeout: 1000 }); // finding: blocked-event-loop
}

// An object holds the folder, and a function gets it.
async function held(text: string): Promise<void> {
  const inner = await mkdtemp(join(tmpdir(), "held-"));
  const holder = { inner, attempts: 1 };
  try {
    await writeFile(join(inner, "settings.ini"), text, { mode: 0o600 });
  } finally {
    await tidy(holder);
  }
}

async function tidy(holder: { inner: string }): Promise<void> {
  await rm(holder.inner, { recursive: true });
}

// Options of a library name the folder, and nobody removes it.
async function split(text: string): Promise<void> {
  const parts = await mkdtemp(join(tmpdir(), "parts-")); // finding: temporary-file-kept
  await run("/opt/bin/split", [text, parts], { cwd: parts, timeout: 5000 });
}

export const handler = async (event: SNSEvent): Promise<number> => {
  let parts = 0;
  for (const { Sns } of event.Records) {
    await check(Sns.Message);
    await roll(Sns.Message);
    await used(Sns.Message);
    await commanded(Sns.Message);
    await held(Sns.Message);
    await split("/opt/data/parts.txt");
    parts += await count("/opt/data/parts.txt");
  }
  return parts;
};
