// trigger: http-api
// The same cookie by several libraries.
import { Hono } from "hono";
import { setCookie } from "hono/cookie";
import Koa from "koa";
import cookie from "cookie";
import { handle } from "hono/aws-lambda";

const app = new Hono();
app.get("/a", (c) => {
  setCookie(c, "session", c.req.query("s"), { httpOnly: true, path: "/" }); // finding: insecure-cookie
  return c.text("ok");
});
app.get("/b", (c) => {
  setCookie(c, "session", c.req.query("s"), { secure: true, path: "/" }); // finding: insecure-cookie
  return c.text("ok");
});
app.get("/c", (c) => {
  setCookie(c, "session", c.req.query("s"), { secure: true, httpOnly: true, sameSite: "Lax" });
  setCookie(c, "theme", "dark", { path: "/" });
  return c.text("ok");
});
app.get("/d", (c) => {
  c.header("set-cookie", cookie.serialize("auth_token", c.req.query("t"), { httpOnly: true })); // finding: insecure-cookie
  c.header("set-cookie", cookie.serialize("auth_token", c.req.query("t"), { httpOnly: true, secure: true }));
  return c.text("ok");
});

const koa = new Koa();
koa.use((ctx) => {
  ctx.cookies.set("session", ctx.query.s, { httpOnly: false }); // finding: insecure-cookie
  ctx.cookies.set("session", ctx.query.s);
  ctx.cookies.set("locale", ctx.query.l, { httpOnly: false });
});

export const handler = handle(app);
