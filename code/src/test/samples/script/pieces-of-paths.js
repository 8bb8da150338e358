// A path of pieces with what Node.js puts between folders, and one whose pieces were looked at.
import { readFile } from 'node:fs/promises';
import path, { resolve, sep } from 'node:path';
const ROOT = resolve(process.env.LAMBDA_TASK_ROOT ?? '.', 'pages');
export const handler = async (event) => {
  const { page, other, third } = event.queryStringParameters;
  const parts = page.split('/').filter((part) => part.length > 0);
  const text = await readFile([ROOT, 'docs', ...parts].join(sep) + '.md', 'utf8'); // finding: path-traversal
  const more = await readFile([ROOT, ...third.split('/')].join(path.sep), 'utf8'); // finding: path-traversal
  const safe = other.split('/');
  if (safe.some((part) => part === '..')) return { statusCode: 400 };
  const file = resolve(ROOT, other);
  if (!file.startsWith(ROOT + sep)) return { statusCode: 404 };
  return { statusCode: 200, body: text + more + (await readFile(file, 'utf8')) };
};
