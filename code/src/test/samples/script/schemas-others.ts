import * as v from 'valibot';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { exec } from 'child_process';
const S = v.object({ port: v.number(), host: v.string(), mode: v.picklist(['a', 'b']) });
const T = Type.Object({ n: Type.Number(), s: Type.String() });
export const handler = async (event: any) => {
  const d = v.parse(S, JSON.parse(event.body));
  exec(`nc -z localhost ${d.port} ${d.mode}`);
  exec(`nc -z ${d.host}`); // finding: os-command-injection
  const b = JSON.parse(event.body);
  if (!Value.Check(T, b)) throw new Error('bad');
  exec(`sleep ${b.n}`);
  exec(`echo ${b.s}`); // finding: os-command-injection
};
