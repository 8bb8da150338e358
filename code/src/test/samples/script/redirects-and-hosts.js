// Addresses that browsers are sent to, and tests of their hosts.
const ALLOWED = ['app.example.com', 'www.example.com'];
const onA = async (event, context) => ({ statusCode: 302, headers: { Location: event.queryStringParameters.next } }); // finding: open-redirect
const onC = async (event, context) => {
  const u = new URL(event.queryStringParameters.next, 'https://app.example.com');
  return { statusCode: 302, headers: { Location: u.pathname + u.search } };
};
const onD = async (event, context) => {
  const next = event.queryStringParameters.next;
  const ok = next.startsWith('/') && !next.startsWith('//');
  return { statusCode: 302, headers: { Location: ok ? next : '/' } };
};
const onE = async (event, context) => {
  const next = event.queryStringParameters.next;
  if (!next.includes('example.com')) return { statusCode: 400 };
  return { statusCode: 302, headers: { Location: next } }; // finding: open-redirect
};
const onF = async (event, context) => {
  const next = event.queryStringParameters.next;
  if (!/^https:\/\/([a-z]+\.)?example\.com(\/|$)/.test(next)) return { statusCode: 400 };
  return { statusCode: 302, headers: { Location: next } };
};
const onG = async (event, context) => {
  const next = event.queryStringParameters.next;
  if (!/^https:\/\/app.example.com/.test(next)) return { statusCode: 400 };
  return { statusCode: 302, headers: { Location: next } }; // finding: open-redirect
};
const onH = async (event, context) => {
  const u = new URL(event.queryStringParameters.next);
  if (u.origin !== 'https://app.example.com') return { statusCode: 400 };
  return { statusCode: 302, headers: { Location: u.href } };
};
const onI = async (event, context) => {
  const u = new URL(event.queryStringParameters.next);
  if (!u.hostname.endsWith('example.com')) return { statusCode: 400 };
  return { statusCode: 302, headers: { Location: u.href } }; // finding: open-redirect
};
const onJ = async (event, context) => {
  const u = new URL(event.queryStringParameters.next);
  if (!u.hostname.endsWith('.example.com')) return { statusCode: 400 };
  return { statusCode: 302, headers: { Location: u.href } };
};
const onL = async (event, context) => {
  const { returnTo = '/' } = JSON.parse(Buffer.from(event.queryStringParameters.state, 'base64url').toString());
  return { statusCode: 303, headers: { Location: returnTo } }; // finding: open-redirect
};
const onM = async (event, context) => {
  const body = `<script>window.location = ${JSON.stringify(event.queryStringParameters.u)}</script>`;
  return { statusCode: 302, headers: { Location: `${process.env.APP_URL}/?u=${encodeURIComponent(event.queryStringParameters.u)}` } };
};
const onN = async (event, context) => {
  return { statusCode: 302, headers: { Location: `/items/${event.pathParameters.id}` } };
};
const TARGETS = { a: 'https://a.example.com', b: 'https://b.example.com' };
const onO = async (event, context) => ({ statusCode: 302, headers: { Location: TARGETS[event.queryStringParameters.t] ?? '/' } });
const onP = async (event, context) => {
  const t = new Map(Object.entries(TARGETS)).get(event.queryStringParameters.t);
  return { statusCode: 302, headers: { Location: t } };
};
const onR = async (event, context) => ({ statusCode: 302, headers: { Location: 'https://' + event.queryStringParameters.shop + '/admin' } }); // finding: open-redirect
const onS = async (event, context) => {
  const shop = event.queryStringParameters.shop;
  if (!/^[a-z0-9-]+\.myshopify\.com$/.test(shop)) return { statusCode: 400 };
  return { statusCode: 302, headers: { Location: 'https://' + shop + '/admin' } };
};
exports.handler = async (event, context) => {
  switch (event.rawPath) {
    case '/a': return onA(event, context);
    case '/c': return onC(event, context);
    case '/d': return onD(event, context);
    case '/e': return onE(event, context);
    case '/f': return onF(event, context);
    case '/g': return onG(event, context);
    case '/h': return onH(event, context);
    case '/i': return onI(event, context);
    case '/j': return onJ(event, context);
    case '/l': return onL(event, context);
    case '/m': return onM(event, context);
    case '/n': return onN(event, context);
    case '/o': return onO(event, context);
    case '/p': return onP(event, context);
    case '/r': return onR(event, context);
    case '/s': return onS(event, context);
    default: return { statusCode: 404 };
  }
};
