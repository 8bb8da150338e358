// Headers that routes of Hono set.
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
const app = new Hono();
app.get('/a', (c) => {
  c.header('X-Name', c.req.query('name')); // finding: header-injection
  return c.text('x');
});
app.get('/b', (c) => c.newResponse('', 200, { 'X-Name': c.req.query('name')! })); // finding: header-injection
app.get('/c', (c) => new Response('', { headers: { 'X-Name': c.req.query('name')! } })); // finding: header-injection
export const handler = handle(app);
