import middy from '@middy/core';
import { parser } from '@aws-lambda-powertools/parser/middleware';
import { SqsSchema, EventBridgeSchema } from '@aws-lambda-powertools/parser/schemas';
import { EventBridgeEnvelope } from '@aws-lambda-powertools/parser/envelopes/eventbridge';
import { z } from 'zod';
import { exec } from 'child_process';
const order = z.object({ id: z.number(), name: z.string() });
const fn = async (event: z.infer<typeof order>) => {
  exec(`echo ${event.id}`);
  exec(`echo ${event.name}`); // finding: os-command-injection
};
export const handler = middy(fn).use(parser({ schema: order, envelope: EventBridgeEnvelope }));
