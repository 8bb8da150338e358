// Going through a map gives pairs of a key and a value, and its functions get both.
import { promises as fs } from 'node:fs';
import path from 'node:path';

const TOOLS = new Map([['thumbs', '/opt/thumbs'], ['texts', '/opt/texts']]);

export const handler = async (event: any) => {
  const body = JSON.parse(event.body ?? '{}');
  const outputs = new Map<string, string>();
  for (const sample of body.samples) outputs.set(`${sample.name}.txt`, 'x');
  const counted = new Map<string, number>();
  counted.set('all', body.samples.length);

  for (const [name, text] of outputs) {
    await fs.appendFile(path.join('/mnt/out', name), text); // finding: path-traversal
  }
  for (const [name, text] of [...outputs]) {
    await fs.appendFile(`/mnt/out/${name}`, text); // finding: path-traversal
  }
  const written: Promise<void>[] = [];
  outputs.forEach((text, name) => {
    written.push(fs.appendFile(`/mnt/more/${name}`, text)); // finding: path-traversal
  });
  counted.forEach((count, name) => {
    written.push(fs.appendFile(`/mnt/counts/${name}`, String(Number(count))));
  });
  for (const [name, tool] of TOOLS) written.push(fs.copyFile(`${tool}/${name}.json`, `/mnt/out/${name}.json`));
  await Promise.all(written);
  return { statusCode: 204 };
};
