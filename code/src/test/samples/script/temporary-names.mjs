// trigger: none
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
export const handler = async (event) => {
  const a = path.join(os.tmpdir(), `a-${Date.now()}.csv`);
  fs.writeFileSync(a, event.body); // finding: unsafe-temporary-file
  fs.unlinkSync(a);
  const b = path.join(os.tmpdir(), `${randomUUID()}.csv`);
  fs.writeFileSync(b, event.body);
  fs.rmSync(b);
  const c = `/tmp/job-${process.pid}.log`;
  fs.appendFileSync(c, event.body); // finding: unsafe-temporary-file
  fs.rmSync(c, { force: true });
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'x-'));
  fs.writeFileSync(path.join(dir, 'in.txt'), event.body);
  fs.rmSync(dir, { recursive: true });
  fs.chmodSync('/tmp/tool', 0o777); // finding: loose-file-permissions
  fs.chmodSync('/tmp/tool', 0o755);
  fs.chmodSync('/tmp/tool', '666'); // finding: loose-file-permissions
  fs.mkdirSync('/tmp/work', { recursive: true, mode: 0o777 }); // finding: loose-file-permissions
};
