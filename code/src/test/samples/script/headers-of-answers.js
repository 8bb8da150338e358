// Headers that data gets into, and what keeps line breaks out of them.
const { parse } = require('querystring');
const onA = async (event, context) => {
  const { name } = event.queryStringParameters;
  return { statusCode: 200, headers: { 'Content-Disposition': `attachment; filename="${name}"` }, body: '' }; // finding: header-injection
};
const onB = async (event, context) => {
  const { name } = event.queryStringParameters;
  return { statusCode: 200, headers: { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` }, body: '' };
};
const onC = async (event, context) => {
  const { lang } = JSON.parse(event.body);
  return { statusCode: 200, cookies: [`lang=${lang}; Secure; HttpOnly`], body: '' }; // finding: header-injection
};
const onD = async (event, context) => {
  const headers = new Headers();
  headers.set('X-Name', event.queryStringParameters.name); // finding: header-injection
  return { statusCode: 200, headers: Object.fromEntries(headers), body: '' };
};
const onE = async (event, context) => {
  const v = event.queryStringParameters.v.replace(/[\r\n]/g, '');
  return { statusCode: 200, headers: { 'X-V': v }, body: '' };
};
const onF = async (event, context) => {
  const v = event.queryStringParameters.v;
  if (/[\r\n]/.test(v)) return { statusCode: 400 };
  return { statusCode: 200, headers: { 'X-V': v }, body: '' };
};
const onG = async (event, context) => {
  const v = event.queryStringParameters.v;
  if (v.includes('\n') || v.includes('\r')) return { statusCode: 400 };
  return { statusCode: 200, headers: { 'X-V': v }, body: '' };
};
const onH = async (event, context) => {
  const v = Number(event.queryStringParameters.v);
  return { statusCode: 200, headers: { 'X-V': String(v), 'X-W': `${parseInt(event.queryStringParameters.w, 10)}` }, body: '' };
};
const withHeader = (res, name, value) => ({ ...res, headers: { ...res.headers, [name]: value } });
const onI = async (event, context) => {
  return withHeader({ statusCode: 200, headers: {} }, 'X-Campaign', event.queryStringParameters.utm); // finding: header-injection
};
const onJ = async (event, context) => {
  const res = { statusCode: 200, multiValueHeaders: { 'Content-Type': ['text/plain'] } };
  res.multiValueHeaders['X-Tags'] = event.multiValueQueryStringParameters.tag; // finding: header-injection
  return res;
};
const onK = async (event, context) => {
  const q = event.queryStringParameters;
  const headers = {};
  for (const [k, v] of Object.entries(q)) headers[`X-${k}`] = v; // finding: header-injection
  return { statusCode: 200, headers, body: '' };
};
const LANGS = new Set(['de', 'en']);
const onL = async (event, context) => {
  const l = event.queryStringParameters.l;
  return { statusCode: 200, headers: { 'Content-Language': LANGS.has(l) ? l : 'en' }, body: '' };
};
const onO = async (event, context) => {
  const v = event.queryStringParameters.v.split(/\r?\n/)[0];
  return { statusCode: 200, headers: { 'X-V': v }, body: '' };
};
const clean = (s) => s.replace(/[^\x20-\x7e]/g, '');
const onR = async (event, context) => {
  return { statusCode: 200, headers: { 'X-V': clean(event.queryStringParameters.v) }, body: '' };
};
const onS = async (event, context) => {
  const v = event.queryStringParameters.v.replaceAll('\n', ' ').replaceAll('\r', ' ');
  return { statusCode: 200, headers: { 'X-V': v }, body: '' };
};
const onT = async (event, context) => {
  const v = event.queryStringParameters.v.replace(/\s+/g, ' ').trim();
  return { statusCode: 200, headers: { 'X-V': v }, body: '' };
};
exports.handler = async (event, context) => {
  switch (event.rawPath) {
    case '/a': return onA(event, context);
    case '/b': return onB(event, context);
    case '/c': return onC(event, context);
    case '/d': return onD(event, context);
    case '/e': return onE(event, context);
    case '/f': return onF(event, context);
    case '/g': return onG(event, context);
    case '/h': return onH(event, context);
    case '/i': return onI(event, context);
    case '/j': return onJ(event, context);
    case '/k': return onK(event, context);
    case '/l': return onL(event, context);
    case '/o': return onO(event, context);
    case '/r': return onR(event, context);
    case '/s': return onS(event, context);
    case '/t': return onT(event, context);
    default: return { statusCode: 404 };
  }
};
