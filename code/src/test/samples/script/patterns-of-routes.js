const express = require("express");
const serverless = require("serverless-http");
const { exec } = require("child_process");

const app = express();

app.post("/jobs/:id(\\d+)/:name", (req, res) => {
  exec("kill " + req.params.id);
  exec("kill " + req.params.name); // finding: os-command-injection
  res.end();
});

app.post("/any/:id", (req, res) => {
  exec("kill " + req.params.id); // finding: os-command-injection
  res.end();
});

app.post("/open/:id(.*)", (req, res) => {
  exec("kill " + req.params.id); // finding: os-command-injection
  res.end();
});

exports.handler = serverless(app);
