const Koa = require('koa');
const Router = require('@koa/router');
const serverless = require('serverless-http');
const {exec} = require('child_process');

const app = new Koa();
const router = new Router();
const admin = new Router({prefix: '/admin'});

router.get('/health', (ctx) => {
  exec('open to all ' + ctx.query.host);
});

admin.get('/users', (ctx) => {
  exec('behind authorizer below its prefix ' + ctx.query.name);
});

app.use(router.routes());
app.use(admin.routes()).use(admin.allowedMethods());

module.exports.handler = serverless(app);
