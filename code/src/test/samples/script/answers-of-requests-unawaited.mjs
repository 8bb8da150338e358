// trigger: sqs
// What a request's own functions are given is no answer of a server.
import { unlink, writeFile, readFile } from "node:fs";
import noop from "lodash/noop.js";

const URL = "https://hooks.example.com/sent";
const signal = () => AbortSignal.timeout(2000);

export const handler = async (event) => {
  console.log(event.Records.length);
  fetch(URL, { signal: signal() }).then((res) => res.json()).then((d) => console.log(d.id)); // finding: unawaited-call
  fetch(URL, { signal: signal() }).then((response) => response.text()); // finding: unawaited-call
  await fetch(URL, { signal: signal() }).then((res) => res.json());
  unlink("/tmp/a", noop);
  writeFile("/tmp/b", "b", "utf8", noop);
  readFile("/tmp/b", noop);
};
