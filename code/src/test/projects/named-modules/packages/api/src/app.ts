import { common } from '@acme/common';
import { tool } from '@acme/common/tools/tool';
import { old } from '@acme/old';
import { shared } from 'shared';

export const handler = async (event: any) => {
  common(event.body);
  tool(event.body);
  shared(event.body);
  old(event.body);
};
