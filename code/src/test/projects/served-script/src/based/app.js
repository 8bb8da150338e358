const express = require('express');
const serverless = require('serverless-http');
const {exec} = require('child_process');

const app = express();

// The application is not told the step that stands before.
app.get('/reports/:name', (req, res) => {
  exec('open below the base ' + req.params.name);
  res.end();
});

exports.handler = serverless(app, {basePath: '/open'});
