// What JavaScript takes for a number as a whole runs nothing, unlike a text that begins with one.
import { exec } from 'node:child_process';

export const handler = async (event) => {
  const { a, b, c, d, e, f } = event.queryStringParameters;
  if (isNaN(a)) return;
  exec('head -n ' + a);
  if (isNaN(Number(b)) || !isFinite(c)) {
    throw new Error('no numbers');
  }
  exec('head -n ' + b);
  exec('head -n ' + c);
  if (isNaN(parseInt(d))) return;
  exec('head -n ' + d); // finding: os-command-injection
  const beginning = parseInt(e, 10);
  if (isNaN(beginning)) return;
  exec('head -n ' + e); // finding: os-command-injection
  exec('head -n ' + beginning);
  if (Number.isNaN(f)) return;
  exec('head -n ' + f); // finding: os-command-injection
  if (isNaN(f)) exec('echo ' + f); // finding: os-command-injection
};
