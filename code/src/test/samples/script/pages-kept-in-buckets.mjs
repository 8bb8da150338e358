import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import escape from "escape-html";

const s3 = new S3Client({});

export const handler = async (event) => {
  const name = event.queryStringParameters.name;
  await s3.send(new PutObjectCommand({ Bucket: process.env.SITE, Key: "a.html", Body: `<h1>${name}</h1>`, ContentType: "text/html" }));  // finding: cross-site-scripting
  await new Upload({ client: s3, params: { Bucket: process.env.SITE, Key: "a.html", Body: Buffer.from("<h1>" + name + "</h1>"), ContentType: "text/html; charset=utf-8" } }).done();  // finding: cross-site-scripting
  const rows = name.split(",").map((word) => `<li>${word}</li>`).join("\n");
  await s3.send(new PutObjectCommand({ Bucket: process.env.SITE, Key: "a.html", Body: `<ul>${rows}</ul>`, ContentType: "text/html" }));  // finding: cross-site-scripting
  await s3.send(new PutObjectCommand({ Bucket: process.env.SITE, Key: "a.html", Body: `<h1>${escape(name)}</h1>`, ContentType: "text/html" }));
  await s3.send(new PutObjectCommand({ Bucket: process.env.SITE, Key: "a.txt", Body: `<h1>${name}</h1>`, ContentType: "text/plain" }));
  await s3.send(new PutObjectCommand({ Bucket: process.env.SITE, Key: "a.html", Body: name, ContentType: "text/html" }));
  return { statusCode: 204 };
};
