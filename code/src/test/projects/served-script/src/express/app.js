const express = require('express');
const serverless = require('serverless-http');
const asyncHandler = require('express-async-handler');
const {exec} = require('child_process');
const reports = require('./reports');
const admin = require('./admin');

const app = express();
app.use(express.json());
app.use('/open', reports);
app.use('/admin', (req, res, next) => next(), admin);

app.get('/admin/users', asyncHandler(async (req, res) => {
  exec('behind authorizer ' + req.query.name);
  res.json({});
}));

app.get('/health', (req, res) => {
  exec('open to all ' + req.query.host);
  res.json({});
});

app.route('/orders/:id')
  .get((req, res) => {
    exec('open by its method ' + req.params.id);
    res.end();
  })
  .post((req, res) => {
    exec('behind authorizer by its method ' + req.params.id);
    res.end();
  });

app.get(['/admin/tools', '/open/tools'], (req, res) => {
  exec('open by one of two paths ' + req.query.tool);
  res.end();
});

app.get(process.env.EXTRA, (req, res) => {
  exec('anywhere ' + req.query.extra);
  res.end();
});

app.get(/^\/admin|open/, (req, res) => {
  exec('anywhere by pattern ' + req.query.extra);
  res.end();
});

app.use((req, res, next) => {
  exec('for all ' + req.query.all);
  next();
});

app.use('/admin', (req, res, next) => {
  exec('for all behind authorizer ' + req.query.all);
  next();
});

exports.handler = serverless(app);
