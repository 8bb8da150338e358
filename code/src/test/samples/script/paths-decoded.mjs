// trigger: http-api
// A piece of a path has no slash until it is decoded.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";

class Asset {
  constructor(rawPath) {
    this.segments = rawPath.split("/").filter(Boolean).map(decodeURIComponent);
  }

  get file() {
    return join("/mnt/assets", ...this.segments);
  }

  read() {
    return readFile(this.file); // finding: path-traversal
  }
}

export const handler = async (event) => {
  const asset = await new Asset(event.rawPath).read();
  const piece = event.rawPath.split("/")[2];
  const plain = await readFile(join("/mnt/plain", piece));
  const decoded = await readFile(join("/mnt/decoded", decodeURIComponent(piece))); // finding: path-traversal
  const name = decodeURIComponent(piece);
  if (name.includes("/")) {
    return { statusCode: 400 };
  }
  const asked = await readFile(join("/mnt/asked", name));
  const last = await readFile(join("/mnt/last", basename(decodeURIComponent(piece))));
  const dotless = event.rawPath.split("/").map(decodeURIComponent).filter((part) => !part.includes(".."));
  const kept = await readFile(join("/mnt/kept", ...dotless));
  return { statusCode: 200, body: Buffer.concat([plain, decoded, asked, last, kept, asset]).toString("base64") };
};
