import { built } from '#built';
import { run } from '#lib/run.mjs';
import { unnamed } from '#other/unnamed.mjs';
import { execa } from '#library';

export const handler = async (event) => {
  run(event.body);
  built(event.body);
  unnamed(event.body);
  execa(event.body);
};
