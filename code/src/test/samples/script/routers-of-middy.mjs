// Routers of middy call the handlers of a list.
import middy from '@middy/core';
import httpRouterHandler from '@middy/http-router';
import { exec } from 'node:child_process';

const show = async (event) => {
  exec(event.pathParameters.id); // finding: os-command-injection
};

const list = async () => {
  exec('ls');
};

const unused = async (event) => {
  exec(event.body);
};

const routes = [
  { method: 'GET', path: '/users/{id}', handler: show },
  { method: 'GET', path: '/users', handler: list },
  { method: 'POST', path: '/users', handler: middy().handler(async (event, context) => {
    exec(event.body); // finding: os-command-injection
  }) },
];

export const handler = middy().handler(httpRouterHandler(routes));
