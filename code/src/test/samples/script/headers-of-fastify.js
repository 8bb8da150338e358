// Headers that routes of Fastify set.
const fastify = require('fastify');
const awsLambdaFastify = require('@fastify/aws-lambda');
const app = fastify();
app.get('/a', async (request, reply) => {
  reply.header('X-Name', request.query.name); // finding: header-injection
  return '';
});
app.get('/b', { schema: { querystring: { type: 'object', properties: { name: { type: 'string', pattern: '^[a-z]+$' } } } } }, async (request, reply) => {
  reply.headers({ 'X-Name': request.query.name });
  return '';
});
app.get('/c', async (request, reply) => {
  reply.headers({ 'X-Name': request.query.name }); // finding: header-injection
  return '';
});
exports.handler = awsLambdaFastify(app);
