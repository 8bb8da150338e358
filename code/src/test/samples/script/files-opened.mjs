// trigger: sqs
// Files that are opened for writing, closed or not, removed or not.
import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "parts-"));

export const handler = async (event) => {
  for (const record of event.Records) {
    const file = await open(join(folder, `${randomUUID()}.txt`), "w", 0o600); // finding: temporary-file-kept, unclosed-resource
    await file.write(record.body);
  }
};
