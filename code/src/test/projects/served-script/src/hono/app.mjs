import {exec} from 'child_process';
import {Hono} from 'hono';
import {handle} from 'hono/aws-lambda';

const app = new Hono();
const admin = new Hono().basePath('/users');
const reports = new Hono();

app.get('/health', (c) => {
  exec('open to all ' + c.req.query('host'));
  return c.text('');
});

app.on('POST', '/orders/:id', (c) => {
  exec('behind authorizer by its method ' + c.req.param('id'));
  return c.text('');
});

admin.get('/:name', (c) => {
  exec('behind authorizer below two paths ' + c.req.param('name'));
  return c.text('');
});

reports.get('/reports/:name', (c) => {
  exec('open below its path ' + c.req.param('name'));
  return c.text('');
});

app.use('/admin/*', async (c, next) => {
  exec('behind authorizer for all below ' + c.req.query('all'));
  await next();
});

app.use(async (c, next) => {
  exec('for all ' + c.req.query('all'));
  await next();
});

app.route('/admin', admin);
app.route('/open', reports);

export const handler = handle(app);
