// trigger: http-api
// Functions that say which origin may read answers.
import express from "express";
import cors from "cors";
import serverless from "serverless-http";
import { Hono } from "hono";
import { cors as honoCors } from "hono/cors";

const app = express();
const known = new Set(["https://shop.example", "https://desk.example"]);
app.use("/a", cors({ origin: (origin, done) => done(null, true), credentials: true })); // finding: cors-any-origin
app.use("/b", cors({ origin: function (origin, done) { done(null, origin); }, credentials: true })); // finding: cors-any-origin
app.use("/c", cors({ origin: (origin, done) => done(null, true) }));
app.use(
  "/d",
  cors({
    origin: (origin, done) => (known.has(origin) ? done(null, true) : done(new Error("unknown origin"))),
    credentials: true,
  }),
);
const pages = new Hono();
pages.use("/e", honoCors({ origin: (origin) => origin || "*", credentials: true })); // finding: cors-any-origin
pages.use("/f", honoCors({ origin: (origin) => (origin.endsWith(".shop.example") ? origin : ""), credentials: true }));
pages.use("/g", honoCors({ origin: (origin, c) => c.req.header("Origin"), credentials: true }));
app.get("/h", (request, response) => response.json({}));

export const handler = serverless(app);
