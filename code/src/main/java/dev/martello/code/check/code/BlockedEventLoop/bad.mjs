import crypto from 'node:crypto';
import zlib from 'node:zlib';
import { execSync } from 'node:child_process';
import bcrypt from 'bcryptjs';

const REPORTS = ['day', 'week', 'month'];

async function enrol({ mail, password, salt }) {
  const key = crypto.pbkdf2Sync(password, salt, 310000, 32, 'sha256'); // finding
  return { mail, key: hashed(password, salt) + key.toString('hex') };
}

function hashed(password, salt) {
  return crypto.scryptSync(password, salt, 32).toString('hex'); // finding
}

async function render(kind) {
  const answer = await fetch(`https://reports.example/${kind}`, { signal: AbortSignal.timeout(2000) });
  return zlib.gzipSync(Buffer.from(await answer.arrayBuffer())); // finding
}

export const handler = async (event) => {
  const { people, hash } = JSON.parse(event.body);
  const enrolled = await Promise.all(people.map(enrol));
  const pages = await Promise.allSettled(REPORTS.map((kind) => render(kind)));
  const known = [];
  await pair(event);
  for (const person of people) {
    known.push(isKnown(person, hash));
  }
  return { statusCode: 200, body: JSON.stringify({ enrolled, pages: pages.length, known: await Promise.all(known) }) };
};

async function isKnown(person, hash) {
  execSync('/opt/bin/audit'); // finding
  return bcrypt.compareSync(person.password, hash); // finding
}

async function pair(event) {
  const { publicKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 4096 }); // finding
  await fetch(process.env.REGISTRY, { method: 'PUT', body: sealed(event.headers.host), signal: AbortSignal.timeout(2000) });
  return publicKey.export({ type: 'spki', format: 'pem' });
}

const sealed = (name) => crypto.pbkdf2Sync(name, 'names', 210000, 32, 'sha512').toString('hex'); // finding
