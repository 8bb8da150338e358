// Archives that a loop of one's own unpacks.
// trigger: s3
const AdmZip = require('adm-zip');
const fs = require('fs');
const path = require('path');
const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
const s3 = new S3Client({});
exports.handler = async (event) => {
  const { bucket, object } = event.Records[0].s3;
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key: object.key }));
  const zip = new AdmZip(Buffer.from(await Body.transformToByteArray()));
  zip.getEntries().forEach((e) => {
    fs.writeFileSync(`/tmp/out/${e.entryName}`, e.getData()); // finding: unsafe-archive-extraction, temporary-file-kept
    fs.writeFileSync(path.join('/tmp/out', path.basename(e.entryName)), e.getData());
  });
  for (const e of zip.getEntries()) {
    if (e.entryName.includes('..') || path.isAbsolute(e.entryName)) continue;
    fs.writeFileSync(path.join('/tmp/out', e.entryName), e.getData());
  }
};
