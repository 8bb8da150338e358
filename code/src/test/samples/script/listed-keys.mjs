// trigger: schedule
import { S3Client, ListObjectsV2Command, paginateListObjectsV2 } from "@aws-sdk/client-s3";
import { exec, execFile } from "node:child_process";

const s3 = new S3Client({});

export const handler = async () => {
  const listed = await s3.send(new ListObjectsV2Command({ Bucket: process.env.BUCKET, MaxKeys: 10 }));
  for (const { Key } of listed.Contents ?? []) {
    exec(`convert ${Key} out.png`); // finding: os-command-injection
    execFile("convert", [Key, "out.png"]);
  }
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: process.env.BUCKET })) {
    page.Contents?.forEach((o) => exec("file " + o.Key)); // finding: os-command-injection
  }
};
