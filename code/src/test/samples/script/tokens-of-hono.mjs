// trigger: http-api
// Claims of a token that is only decoded, and of one that is verified.
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { decode, verify } from 'hono/jwt';

const app = new Hono();

app.get('/a', (c) => {
  const { payload } = decode(c.req.header('authorization').slice(7)); // finding: jwt-not-verified
  return payload.role === 'admin' ? c.json({ admin: true }) : c.json({}, 403);
});

app.get('/b', async (c) => {
  const payload = await verify(c.req.header('x-session'), process.env.JWT_KEY, 'HS256');
  return payload.role === 'admin' ? c.json({ admin: true }) : c.json({}, 403);
});

export const handler = handle(app);
