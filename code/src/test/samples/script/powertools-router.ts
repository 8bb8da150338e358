import { Router } from "@aws-lambda-powertools/event-handler/rest";
import type { Context } from "aws-lambda";
import { execSync } from "node:child_process";

const app = new Router();

app.get("/items/:id", async ({ params, req }) => {
  execSync("echo " + params.id); // finding: os-command-injection, blocked-event-loop
  const url = new URL(req.url);
  execSync("echo " + url.searchParams.get("name")); // finding: os-command-injection, blocked-event-loop
  return { ok: true };
});
app.post("/items", async ({ req }) => {
  const { name } = await req.json();
  execSync("echo " + name); // finding: os-command-injection, blocked-event-loop
  return { ok: true };
});

export const handler = async (event: unknown, context: Context) => app.resolve(event, context);
