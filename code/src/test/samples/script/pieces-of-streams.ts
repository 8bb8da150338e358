import { Readable, Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exec } from "node:child_process";

class Runner extends Transform {
  _transform(chunk: any, encoding: string, done: any) {
    exec(`run ${chunk}`); // finding: os-command-injection
    done(null, chunk);
  }
}

export const handler = async (event: any) => {
  const lines = event.body.split("\n");
  await pipeline(
    Readable.from(lines),
    new Transform({
      objectMode: true,
      transform(line, encoding, done) {
        exec(`one ${line}`); // finding: os-command-injection
        done(null, Number(line));
      },
    }),
    async function* (source) {
      for await (const each of source) {
        exec(`two ${each}`);
        yield each;
      }
    },
    new Writable({ objectMode: true, write(each, encoding, done) { done(); } }),
  );
  await pipeline(Readable.from(lines), async (source: any) => {
    for await (const each of source) {
      exec(`three ${each}`); // finding: os-command-injection
    }
  });
  await pipeline(Readable.from(lines), new Runner());
  for await (const each of Readable.from(lines)) {
    exec(`four ${each}`); // finding: os-command-injection
  }
  Readable.from(lines).on("data", (each) => exec(`five ${each}`)); // finding: os-command-injection
  return { statusCode: 204 };
};
