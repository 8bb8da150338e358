// Functions that frameworks call with an error, and answers that are written to a context.
import { Hono } from 'hono';
import Koa from 'koa';
import middy from '@middy/core';
import hapi from '@hapi/hapi';
import lambdaApi from 'lambda-api';
import { Router } from '@aws-lambda-powertools/event-handler/http';

const app = new Hono();
app.post('/x', async (c) => {
  const body = await c.req.json();
  return c.json({ length: body.length });
});
app.onError((err, c) => c.json({ message: 'failed', detail: err.stack }, 500)); // finding: error-detail-returned

const quiet = new Hono();
quiet.onError((err, c) => {
  console.error(err);
  return c.json({ message: 'failed' }, 500);
});

const koa = new Koa();
koa.use(async (ctx, next) => {
  try {
    await next();
  } catch (err) {
    ctx.body = { error: err.stack }; // finding: error-detail-returned
  }
});
koa.use(async (ctx, next) => {
  try {
    await next();
  } catch (err) {
    console.error(err);
    ctx.body = { error: 'failed' };
  }
});

const api = lambdaApi();
api.use((err, req, res, next) => {
  res.status(500).json({ error: err.stack }); // finding: error-detail-returned
});
api.get('/x', (req, res) => res.status(200).json({ name: 'x' }));

const server = hapi.server();
server.route({
  method: 'GET',
  path: '/x',
  handler: (request, h) => {
    try {
      return h.response({ name: JSON.parse(request.payload).name });
    } catch (err) {
      return h.response({ error: err.stack }).code(500); // finding: error-detail-returned
    }
  },
});
server.route({ method: 'GET', path: '/y', handler: (request, h) => h.response(`<b>${request.query.name}</b>`) }); // finding: cross-site-scripting
server.route({ method: 'GET', path: '/z', handler: (request, h) => h.redirect(request.query.to) }); // finding: open-redirect

const router = new Router();
router.errorHandler(Error, async (error) => ({ statusCode: 500, body: error.stack })); // finding: error-detail-returned

export const wrapped = middy(async () => ({ statusCode: 200, body: '' }))
  .use({
    onError: (request) => {
      request.response = { statusCode: 500, body: request.error.message }; // finding: error-detail-returned
    },
  })
  .onError(async (request) => {
    console.error(request.error);
    request.response = { statusCode: 500, body: 'failed' };
  });

export const handler = async (event, context) => router.resolve(event, context);
