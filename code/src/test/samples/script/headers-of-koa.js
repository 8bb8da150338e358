// Headers that Koa sets.
const Koa = require('koa');
const serverless = require('serverless-http');
const app = new Koa();
app.use(async (ctx) => {
  ctx.set('X-Name', ctx.query.name); // finding: header-injection
  ctx.body = 'x';
});
exports.handler = serverless(app);
