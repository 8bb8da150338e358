// Headers that routes of Express set.
const express = require('express');
const serverless = require('serverless-http');
const app = express();
app.get('/a', (req, res) => {
  res.setHeader('Content-Disposition', `attachment; filename=${req.query.name}`); // finding: header-injection
  res.send('');
});
app.get('/b', (req, res) => {
  res.set({ 'X-Name': req.query.name, 'X-B': '1' }); // finding: header-injection
  res.send('');
});
app.get('/c', (req, res) => {
  res.attachment(req.query.name);
  res.send('');
});
app.get('/d', (req, res) => {
  res.cookie('lang', req.query.lang, { secure: true, httpOnly: true });
  res.end();
});
app.get('/e', (req, res) => {
  res.writeHead(200, { 'X-Name': req.params.name }); // finding: header-injection
  res.end();
});
app.get('/f', (req, res) => {
  res.append('X-Name', req.body.name); // finding: header-injection
  res.header('X-Name', encodeURIComponent(req.body.name));
  res.header('X-Count', String(Number(req.body.n)));
  res.end();
});
exports.handler = serverless(app);
