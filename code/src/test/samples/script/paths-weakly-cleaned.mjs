// Cleaning that leaves a way out, and cleaning that does not.
import fs from 'node:fs/promises';
import path from 'node:path';
export const handler = async (event) => {
  const { a } = event.queryStringParameters;
  await fs.readFile(a.replace(/[.]/g, '')); // finding: path-traversal
  await fs.readFile('/tmp/' + a.replace(/[.]/g, ''));
  await fs.readFile(path.join('/tmp', a.replace(/\.\./g, '')));
  await fs.readFile(path.join('/tmp', a.replaceAll('../', ''))); // finding: path-traversal
  await fs.readFile(path.join('/tmp', a.replace(/(\.\.(\/|\\|$))+/g, ''))); // finding: path-traversal
  await fs.readFile(path.join('/tmp', path.normalize(a).replace(/^(\.\.(\/|\\|$))+/, '')));
  if (a.includes('..')) return { statusCode: 400 };
  await fs.readFile(path.join(process.env.DIR, a));
  await fs.readFile(`/data/${a}`);
  await fs.readFile(a); // finding: path-traversal
  await fs.readFile(path.resolve('/data', a)); // finding: path-traversal
  const dir = new URL('.', import.meta.url).pathname;
  await fs.readFile(dir + '/x/' + a);
  return { statusCode: 204 };
};
