// Middleware of express leaves to handlers what it makes of a request.
const express = require('express');
const serverless = require('serverless-http');
const { execFile, exec } = require('child_process');

const app = express();

app.use((req, res, next) => {
  res.locals.wanted = req.query.wanted;
  res.locals.count = Number(req.query.count);
  res.locals.tool = 'ls';
  next();
});

app.param('id', (req, res, next, id) => {
  exec('show ' + id); // finding: os-command-injection
  next();
});

app.param(['tenant', 'user'], (req, res, next, value, name) => {
  exec('describe ' + name);
  execFile('describe', ['--', value]);
  next();
});

app.use((err, req, res, next) => {
  exec('logger failed');
  next(err);
});

app.get('/items/:id', (req, res) => {
  exec(res.locals.wanted); // finding: os-command-injection
  exec('head -n ' + res.locals.count);
  exec(res.locals.tool);
  res.send('done');
});

exports.handler = serverless(app);
