import crypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { execFile, execFileSync } from 'node:child_process';
import bcrypt from 'bcryptjs';

const scrypt = promisify(crypto.scrypt);
const version = execFileSync('/opt/bin/report', ['--version']).toString();
const page = readFileSync('page.html', 'utf8');

const run = promisify(execFile);

// Nothing else of the event goes on.
function alone(text) {
  return zlib.gzipSync(text);
}

async function oneAfterTheOther(text) {
  return zlib.brotliCompressSync(text);
}

export const handler = async (event) => {
  const { password, salt, hash, others } = JSON.parse(event.body);
  alone(salt);
  for (const other of others) {
    await oneAfterTheOther(other);
  }
  await Promise.all(others.map((other) => scrypt(other, salt, 32)));
  const sizes = await Promise.all(others.map(() => run('/opt/bin/size', ['--', 'fixed'])));
  const key = await scrypt(password, salt, 32);
  const isSame = await bcrypt.compare(password, hash);
  const digest = crypto.createHash('sha256').update(page).digest('hex');
  return { statusCode: 200, body: JSON.stringify({ isSame, version, digest, sizes, size: key.length }) };
};
