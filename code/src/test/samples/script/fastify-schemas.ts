import Fastify, { FastifyRequest } from 'fastify';
import awsLambdaFastify from '@fastify/aws-lambda';
import { readFileSync } from 'fs';
const app = Fastify({ logger: true });
app.get<{ Params: { file: string } }>('/files/:file', async (request, reply) => {
  return reply.send(readFileSync('/opt/files/' + request.params.file)); // finding: path-traversal
});
app.route({ method: 'POST', url: '/run', schema: { body: { type: 'object', properties: { n: { type: 'integer' }, c: { type: 'string' } } } }, handler: async (req: FastifyRequest<{ Body: { n: number; c: string } }>) => {
  require('child_process').exec('run ' + req.body.c); // finding: os-command-injection
  require('child_process').exec('run ' + req.body.n);
  return {};
} });
export const handler = awsLambdaFastify(app);
