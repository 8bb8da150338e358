import { run } from '@lib/run';

export const handler = async (event: any) => {
  run(event.body);
};
