// Cookies that are written out, with all that they need or not.
const crypto = require('crypto');
const cookie = require('cookie');
const jwt = require('jsonwebtoken');
const { serialize } = require('cookie');
const onA = async (event, context) => ({ statusCode: 200, headers: { 'Set-Cookie': `sid=${crypto.randomUUID()}; Path=/` } }); // finding: insecure-cookie
const onB = async (event, context) => ({ statusCode: 200, headers: { 'Set-Cookie': `sid=${crypto.randomUUID()}; Path=/; Secure; HttpOnly` } });
const onC = async (event, context) => ({ statusCode: 200, cookies: [`sid=${crypto.randomUUID()}; Path=/; Secure`] }); // finding: insecure-cookie
const onD = async (event, context) => ({ statusCode: 200, cookies: [cookie.serialize('sid', crypto.randomUUID(), { httpOnly: true })] }); // finding: insecure-cookie
const onE = async (event, context) => ({ statusCode: 200, cookies: [serialize('sid', crypto.randomUUID())] }); // finding: insecure-cookie
const onF = async (event, context) => ({ statusCode: 200, cookies: [serialize('sid', crypto.randomUUID(), { httpOnly: true, secure: true, sameSite: 'lax' })] });
const onH = async (event, context) => {
  const attributes = ['Path=/', 'HttpOnly'];
  if (process.env.STAGE === 'prod') attributes.push('Secure');
  return { statusCode: 200, cookies: [['sid=' + crypto.randomUUID(), ...attributes].join('; ')] };
};
const COOKIE = { path: '/', httpOnly: true, secure: true };
const onI = async (event, context) => ({ statusCode: 200, cookies: [serialize('sid', crypto.randomUUID(), { ...COOKIE, maxAge: 1 })] });
const onJ = async (event, context) => ({ statusCode: 200, cookies: [serialize('sid', crypto.randomUUID(), { ...COOKIE, secure: false })] }); // finding: insecure-cookie
const onK = async (event, context) => {
  const c = ['session', crypto.randomBytes(16).toString('hex')].join('=');
  return { statusCode: 200, multiValueHeaders: { 'Set-Cookie': [c + '; Max-Age=3600', 'lang=de'] } }; // finding: insecure-cookie
};
const onL = async (event, context) => ({ statusCode: 200, cookies: ['sid=; Max-Age=0'] });
exports.handler = async (event, context) => {
  switch (event.rawPath) {
    case '/a': return onA(event, context);
    case '/b': return onB(event, context);
    case '/c': return onC(event, context);
    case '/d': return onD(event, context);
    case '/e': return onE(event, context);
    case '/f': return onF(event, context);
    case '/h': return onH(event, context);
    case '/i': return onI(event, context);
    case '/j': return onJ(event, context);
    case '/k': return onK(event, context);
    case '/l': return onL(event, context);
    default: return { statusCode: 404 };
  }
};
