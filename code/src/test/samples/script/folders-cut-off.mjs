// trigger: rest-api
import fs from 'node:fs';
import path from 'node:path';
const BASE = '/mnt/reports/public';
const INSIDE = '/mnt/reports/public/';

export const handler = async (event) => {
  const file = path.normalize(path.join(BASE, decodeURIComponent(event.pathParameters.name)));
  const texts = [];
  if (file.startsWith(BASE)) {
    texts.push(fs.readFileSync(file, 'utf8')); // finding: path-traversal
  }
  if (file.startsWith(BASE + path.sep)) {
    texts.push(fs.readFileSync(file, 'utf8'));
  }
  if (file.startsWith(`${BASE}/`)) {
    texts.push(fs.readFileSync(file, 'utf8'));
  }
  if (file.startsWith(INSIDE)) {
    texts.push(fs.readFileSync(file, 'utf8'));
  }
  return { statusCode: 200, body: String(texts.length) };
};
