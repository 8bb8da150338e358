import Fastify from "fastify";
import awsLambdaFastify from "@fastify/aws-lambda";
import { exec } from "node:child_process";

const app = Fastify({ logger: true });

app.get("/a", async (request, reply) => {
  exec("echo " + request.query.name); // finding: os-command-injection
  return { ok: true };
});
app.post("/b", { schema: {} }, async (request, reply) => {
  exec(`echo ${request.body.name}`); // finding: os-command-injection
  exec(`echo ${Number(request.body.name)}`);
  reply.redirect(request.query.to); // finding: open-redirect
});
app.route({
  method: "GET",
  url: "/c",
  handler: async (request, reply) => {
    exec(`echo ${request.params.name}`); // finding: os-command-injection
  },
});
app.register(async (instance) => {
  instance.get("/d", async (request) => exec("echo " + request.headers.x)); // finding: os-command-injection
});

export const handler = awsLambdaFastify(app);
