// Archives that are read as streams, and what looks like it.
import unzipper from 'unzipper';
import tar from 'tar-stream';
import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
const OUT = '/tmp/out';
export const handler = async (event) => {
  const body = Readable.from(Buffer.from(event.body, 'base64'));
  for await (const entry of body.pipe(unzipper.Parse({ forceStream: true }))) {
    entry.pipe(fs.createWriteStream(path.join(OUT, entry.path))); // finding: unsafe-archive-extraction, temporary-file-kept
  }
  const directory = await unzipper.Open.buffer(Buffer.from(event.body, 'base64'));
  for (const file of directory.files) {
    const target = path.join(OUT, file.path);
    if (!target.startsWith(OUT + path.sep)) throw new Error('bad entry');
    fs.writeFileSync(target, await file.buffer());
  }
  await Promise.all(directory.files.map(async (file) => {
    fs.writeFileSync(OUT + '/' + file.path, await file.buffer()); // finding: unsafe-archive-extraction
  }));
  const extract = tar.extract();
  extract.on('entry', (header, stream, next) => {
    const dest = path.join(OUT, header.name);
    stream.pipe(fs.createWriteStream(dest)); // finding: unsafe-archive-extraction
    stream.on('end', next);
  });
  body.pipe(extract);
};
