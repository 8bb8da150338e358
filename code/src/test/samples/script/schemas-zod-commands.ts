// Fields that match a pattern of a schema, and fields that only have a length.
import { z } from 'zod';
import { exec } from 'node:child_process';
import { promisify } from 'node:util';
const run = promisify(exec);
const Input = z.object({ branch: z.string().regex(/^[a-z0-9-]+$/), message: z.string().min(1) });

export const handler = async (event: { body: string }) => {
  const { branch, message } = Input.parse(JSON.parse(event.body));
  await run(`git -C /tmp/repo checkout ${branch}`);
  await run(`git -C /tmp/repo commit -m "${message}"`); // finding: os-command-injection
  return { statusCode: 204 };
};
