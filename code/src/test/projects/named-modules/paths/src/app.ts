import { shown } from '@other/shown';
import { run } from '@lib/run';
import { runner } from 'runner';
import { tool } from 'tools/tool';
import { exec } from 'child_process';

export const handler = async (event: any) => {
  run(event.body);
  runner(event.body);
  tool(event.body);
  shown(event.body);
  exec('ls');
};
