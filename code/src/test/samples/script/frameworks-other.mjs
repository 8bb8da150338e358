import Koa from "koa";
import KoaRouter from "@koa/router";
import serverless from "serverless-http";
import { Hono } from "hono";
import { handle } from "hono/aws-lambda";
import createApi from "lambda-api";
import { exec } from "node:child_process";

const app = new Koa();
const router = new KoaRouter();
router.get("/a", async (ctx) => {
  exec("echo " + ctx.query.name); // finding: os-command-injection
  exec("echo fixed");
  ctx.body = { ok: true };
});
router.post("/b", async (ctx, next) => {
  exec(`echo ${ctx.request.body.name}`); // finding: os-command-injection
  await next();
});
app.use(router.routes());

const hono = new Hono();
hono.get("/c", (c) => {
  exec("echo " + c.req.query("name")); // finding: os-command-injection
  return c.json({});
});
hono.post("/d/:id", async (c) => {
  const body = await c.req.json();
  exec("echo " + body.name); // finding: os-command-injection
  exec("echo " + c.req.param("id")); // finding: os-command-injection
  return c.html(`<p>${body.name}</p>`); // finding: cross-site-scripting
});

const api = createApi();
api.get("/e", async (req, res) => {
  exec("echo " + req.query.name); // finding: os-command-injection
  return { ok: true };
});

export const handler = async (event, context) => {
  await api.run(event, context);
  return event.rawPath === "/koa" ? serverless(app)(event, context) : handle(hono)(event, context);
};
