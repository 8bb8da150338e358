// trigger: none
import crypto from 'node:crypto';
import { v1 as uuidv1, v4 } from 'uuid';
import jwt from 'jsonwebtoken';
const ALPHABET = 'ABCDEFGH';
function randomString(n) {
  let out = '';
  for (let i = 0; i < n; i++) {
    out += ALPHABET[Math.floor(Math.random() * ALPHABET.length)]; // finding: guessable-secret
  }
  return out;
}
const pick = (n) => Array.from({ length: n }, () => ALPHABET.charAt(Math.floor(Math.random() * 8))).join(''); // finding: guessable-secret
export const handler = async (event) => {
  const apiKey = randomString(32);
  const resetCode = pick(6);
  const sessionId = Math.random().toString(36).slice(2); // finding: guessable-secret
  const token = crypto.createHash('sha256').update(`${event.user}${Date.now()}`).digest('hex'); // finding: guessable-secret
  const id = uuidv1(); // finding: guessable-secret
  await save({ pk: `session#${id}`, ttl: Date.now() });
  const msg = `Your login code is ${Math.floor(100000 + Math.random() * 900000)}`; // finding: guessable-secret
  await mail(msg);
  const secure = v4();
  const user = { token: secure, createdAt: Date.now(), passwordExpires: Date.now() + 1000 };
  await sleep(Math.random() * 100);
  const signed = jwt.sign({ sub: 'x', iat: Date.now() }, process.env.K);
  const accessToken = `${signed}`;
  const nextToken = Math.random().toString(36);
  const sampled = Math.random() < 0.1;
  const requestId = Math.random().toString(36);
  const link = `https://x/y?token=${crypto.randomBytes(8).toString('hex')}&t=${Date.now()}`;
  return { statusCode: 200, body: `sid=${Math.random().toString(36)}` }; // finding: guessable-secret
};
