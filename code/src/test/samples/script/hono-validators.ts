import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { zValidator } from '@hono/zod-validator';
import { z } from 'zod';
import { exec } from 'child_process';
const app = new Hono();
app.get('/ping/:host', (c) => { exec(`ping ${c.req.param('host')}`); return c.text('ok'); }); // finding: os-command-injection
app.get('/hello', (c) => c.html(`<p>${c.req.query('name')}</p>`)); // finding: cross-site-scripting
app.get('/go', (c) => c.redirect(c.req.query('to')!)); // finding: open-redirect
app.post('/v', zValidator('json', z.object({ port: z.number(), host: z.string() })), (c) => {
  const { port, host } = c.req.valid('json');
  exec(`nc ${port}`);
  exec(`nc ${host}`); // finding: os-command-injection
  return c.json({});
});
app.post('/b', async (c) => { const b = await c.req.json(); exec('x ' + b.v); return c.body(null, 204); }); // finding: os-command-injection
export const handler = handle(app);
