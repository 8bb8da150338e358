import crypto from 'node:crypto';
import { execSync } from 'node:child_process';
import bcrypt from 'bcryptjs';

export const handler = async (event) => {
  const { password, salt, hash } = JSON.parse(event.body);
  const key = crypto.pbkdf2Sync(password, salt, 310000, 32, 'sha256'); // finding
  const other = crypto.scryptSync(password, salt, 32); // finding
  const isSame = bcrypt.compareSync(password, hash); // finding
  execSync('/opt/bin/report'); // finding
  return { statusCode: 200, body: JSON.stringify({ isSame, size: key.length + other.length }) };
};
