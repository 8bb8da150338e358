const fastify = require('fastify');
const awsLambdaFastify = require('@fastify/aws-lambda');
const {exec} = require('child_process');

const app = fastify();

app.get('/health', async (request) => {
  exec('open to all ' + request.query.host);
});

app.route({
  method: ['POST'],
  url: '/orders/:id',
  handler: async (request) => {
    exec('behind authorizer by its method ' + request.params.id);
  },
});

app.register(async (inner) => {
  inner.get('/users', async (request) => {
    exec('behind authorizer below its prefix ' + request.query.name);
  });
}, {prefix: '/admin'});

app.register(async (inner) => {
  inner.get('/reports/:name', async (request) => {
    exec('open below its prefix ' + request.params.name);
  });
}, {prefix: '/open'});

app.register(async (inner) => {
  inner.get('/users', async (request) => {
    exec('anywhere ' + request.query.name);
  });
}, {prefix: process.env.PREFIX});

app.addHook('preHandler', async (request) => {
  exec('for all ' + request.query.all);
});

exports.handler = awsLambdaFastify(app);
