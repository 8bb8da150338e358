const api = require('lambda-api')();
const {exec} = require('child_process');

api.get('/health', (req, res) => {
  exec('open to all ' + req.query.host);
  res.send('');
});

api.METHOD('POST', '/orders/:id', (req, res) => {
  exec('behind authorizer by its method ' + req.params.id);
  res.send('');
});

api.register((inner) => {
  inner.get('/users', (req, res) => {
    exec('behind authorizer below its prefix ' + req.query.name);
    res.send('');
  });
}, {prefix: '/admin'});

exports.handler = async (event, context) => api.run(event, context);
