// Another file is removed than the one that stays.
const fs = require('fs/promises');
const { randomUUID } = require('crypto');
const { promisify } = require('util');
const run = promisify(require('child_process').execFile);

exports.handler = async (event) => {
  const job = randomUUID();
  const input = `/tmp/${job}.img`;
  const output = `/tmp/${job}.jpg`;
  await fs.writeFile(input, Buffer.from(event.body, 'base64')); // finding: temporary-file-kept
  await run('/opt/bin/convert', [input, output], { timeout: 30000 });
  const body = await fs.readFile(output);
  await fs.rm(output);
  return { statusCode: 200, isBase64Encoded: true, headers: { 'content-type': 'image/jpeg' }, body: body.toString('base64') };
};
