// Pages that Fastify answers.
import Fastify from 'fastify';
import awsLambdaFastify from '@fastify/aws-lambda';
import escapeHtml from 'escape-html';

const app = Fastify();

app.get('/hello', async (request, reply) => {
  reply.type('text/html');
  return reply.send(`<h1>Hello ${request.query.name}</h1>`); // finding: cross-site-scripting
});

app.get('/hi', async (request, reply) => {
  reply.type('text/html');
  return reply.send(`<h1>Hi ${escapeHtml(request.query.name)}</h1>`);
});

export const handler = awsLambdaFastify(app);
