// trigger: http-api
// Routes that answer once a file was read, and one that only begins to write.
import express from "express";
import { readFile, writeFile } from "node:fs/promises";
import serverless from "serverless-http";

const app = express();

app.get("/terms", async (req, res, next) => {
  readFile("/opt/terms.txt", "utf8").then((text) => res.type("text/plain").send(text), next);
});

app.post("/terms", async (req, res) => {
  writeFile("/mnt/data/asked.txt", "x"); // finding: unawaited-call
  res.status(204).end();
});

export const handler = serverless(app);
