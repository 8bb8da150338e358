// trigger: http-api
// One route of an application finds what another, or itself, was sent before.
import express from "express";
import serverless from "serverless-http";

const app = express();
const visits = [];
const byName = new Map();

app.post("/visits", (request, response) => {
  visits.push(request.body.name); // finding: request-state-kept
  byName.set(request.body.name, request.body.note);
  response.status(204).end();
});
app.get("/visits", (request, response) => {
  response.json({ visits });
});
app.get("/notes/:name", (request, response) => {
  response.json({ note: byName.get(request.params.name) });
});

export const handler = serverless(app);
