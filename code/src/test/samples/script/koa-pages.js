const Koa = require('koa');
const Router = require('@koa/router');
const bodyParser = require('koa-bodyparser');
const serverless = require('serverless-http');
const { exec } = require('child_process');
const app = new Koa(); const router = new Router();
app.use(bodyParser());
router.get('/ping', async (ctx) => { exec('ping ' + ctx.query.host); ctx.body = 'ok'; }); // finding: os-command-injection
router.get('/hi', (ctx) => { ctx.type = 'html'; ctx.body = `<b>${ctx.query.name}</b>`; }); // finding: cross-site-scripting
router.get('/data', (ctx) => { ctx.body = { name: ctx.query.name }; });
router.post('/b', async (ctx) => { const { f } = ctx.request.body; exec('cat ' + f); ctx.status = 204; }); // finding: os-command-injection
router.get('/go', (ctx) => { ctx.redirect(ctx.query.to); }); // finding: open-redirect
app.use(router.routes()).use(router.allowedMethods());
module.exports.handler = serverless(app);
