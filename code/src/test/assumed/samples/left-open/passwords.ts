// What is added to passwords is as secret as a key; a spice is not.
import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

const PEPPER = 'b7d0f9e1c3a54f6e8d21907a'; // finding: secret-in-code
const SPICES = { pepper: 'sichuan', salt: 'fleur de sel' };
const derive = promisify(scrypt) as (text: string, salt: Buffer, length: number) => Promise<Buffer>;

export const handler = async (event: any) => {
  const { password } = JSON.parse(event.body);
  const salt = randomBytes(16);
  const key = await derive(password + PEPPER, salt, 32);
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ spices: SPICES, long: key.length }) };
};
