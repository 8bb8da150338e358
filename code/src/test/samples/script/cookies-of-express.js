// Cookies that Express and its middleware set.
const express = require('express');
const session = require('express-session');
const cookieSession = require('cookie-session');
const serverless = require('serverless-http');
const crypto = require('crypto');
const app = express();
app.use(session({ secret: process.env.S, cookie: { httpOnly: true } })); // finding: insecure-cookie
app.use(session({ secret: process.env.S })); // finding: insecure-cookie
app.use(session({ secret: process.env.S, cookie: { secure: true } }));
app.use(cookieSession({ name: 's', keys: [process.env.S] })); // finding: insecure-cookie
app.use(cookieSession({ name: 's', keys: [process.env.S], secure: true }));
app.use(cookieSession({ name: 's', keys: [process.env.S], secure: true, httpOnly: false })); // finding: insecure-cookie
app.get('/a', (req, res) => {
  res.cookie('token', crypto.randomUUID()); // finding: insecure-cookie
  res.cookie('token', crypto.randomUUID(), { secure: true }); // finding: insecure-cookie
  res.cookie('token', crypto.randomUUID(), { secure: true, httpOnly: true });
  res.cookie('theme', 'dark');
  res.clearCookie('token');
  res.cookie('token', crypto.randomUUID(), { httpOnly: true, secure: process.env.NODE_ENV === 'production' });
  res.setHeader('Set-Cookie', `sid=${crypto.randomUUID()}; HttpOnly`); // finding: insecure-cookie
  res.append('Set-Cookie', `sid=${crypto.randomUUID()}; HttpOnly; Secure`);
  res.cookie('csrf-token', crypto.randomUUID(), { secure: true });
  res.end();
});
exports.handler = serverless(app);
