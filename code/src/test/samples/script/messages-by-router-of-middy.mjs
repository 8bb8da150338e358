// The router of middy for messages calls the handlers of a list.
import wsRouterHandler from '@middy/ws-router';
import { exec } from 'node:child_process';

const routes = [
  { routeKey: '$connect', handler: (event) => exec(event.queryStringParameters.room) }, // finding: os-command-injection
  { routeKey: '$disconnect', handler: () => exec('ls') },
];

export const handler = wsRouterHandler({ routes });
