const fs = require('fs/promises');
const { randomUUID } = require('crypto');

exports.handler = async (event) => {
  const job = randomUUID();
  const files = [`/tmp/${job}.img`, `/tmp/${job}.jpg`];
  await fs.writeFile(files[0], Buffer.from(event.body, 'base64'));
  await fs.copyFile(files[0], files[1]);
  const body = await fs.readFile(files[1]);
  await Promise.all(files.map((file) => fs.rm(file)));
  return { statusCode: 200, isBase64Encoded: true, headers: { 'content-type': 'image/jpeg' }, body: body.toString('base64') };
};
