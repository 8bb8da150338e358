// Lines of the log that data forges, and what escapes it.
const util = require('util');
const { Logger } = require('@aws-lambda-powertools/logger');
const pino = require('pino')();
const winston = require('winston');
const text = winston.createLogger({ format: winston.format.simple(), transports: [new winston.transports.Console()] });
const json = winston.createLogger({ format: winston.format.json(), transports: [new winston.transports.Console()] });
const logger = new Logger();
const onA = async (event, context) => {
  const { user } = JSON.parse(event.body);
  console.log('login of ' + user); // finding: log-injection
};
const onB = async (event, context) => {
  const { user } = JSON.parse(event.body);
  console.log('login of %s', user); // finding: log-injection
};
const onD = async (event, context) => {
  const { user } = JSON.parse(event.body);
  logger.info('login of ' + user);
  pino.info('login of ' + user);
  json.info('login of ' + user);
};
const onF = async (event, context) => {
  const { user } = JSON.parse(event.body);
  console.warn(`login of ${user.replace(/[\r\n]/g, '_')}`);
  console.warn(`login of ${encodeURIComponent(user)}`);
  console.warn(`login of ${user.replace(/\n|\r/g, '')}`);
  console.warn(`login of ${user.replaceAll('\n', '').replaceAll('\r', '')}`);
  console.warn(`login of ${user.replace(/[^\w.-]/g, '')}`);
};
const onG = async (event, context) => {
  console.log(`New registration: ${event.body}`); // finding: log-injection
};
const onH = async (event, context) => {
  console.log(event.queryStringParameters.q); // finding: log-injection
};
const onI = async (event, context) => {
  console.log(`agent ${event.headers['user-agent']}`); // finding: log-injection
};
const onJ = async (event, context) => {
  const name = event.queryStringParameters.name;
  if (!/^[a-z0-9]+$/i.test(name)) return { statusCode: 400 };
  console.log(`hello ${name}`);
};
const onK = async (event, context) => {
  const id = Number.parseInt(event.pathParameters.id, 10);
  console.log(`hello ${id} ${event.body.length}`);
};
const onM = async (event, context) => {
  process.stdout.write(`q=${event.queryStringParameters.q}\n`); // finding: log-injection
};
const write = (level, ...parts) => console.log(`[${level}]`, ...parts); // finding: log-injection
const onN = async (event, context) => {
  write('INFO', 'search', event.queryStringParameters.q);
};
const oneLine = (t) => String(t).split('\n').join(' ').split('\r').join(' ');
const onO = async (event, context) => {
  console.log('search ' + oneLine(event.queryStringParameters.q));
};
const onP = async (event, context) => {
  const body = Buffer.from(event.body, 'base64').toString('utf8');
  console.log('got ' + body); // finding: log-injection
};
const onR = async (event, context) => {
  const q = event.queryStringParameters.q.trim().toLowerCase().slice(0, 50);
  console.info('search for', q); // finding: log-injection
};
exports.handler = async (event, context) => {
  switch (event.rawPath) {
    case '/a': return onA(event, context);
    case '/b': return onB(event, context);
    case '/d': return onD(event, context);
    case '/f': return onF(event, context);
    case '/g': return onG(event, context);
    case '/h': return onH(event, context);
    case '/i': return onI(event, context);
    case '/j': return onJ(event, context);
    case '/k': return onK(event, context);
    case '/m': return onM(event, context);
    case '/n': return onN(event, context);
    case '/o': return onO(event, context);
    case '/p': return onP(event, context);
    case '/r': return onR(event, context);
    default: return { statusCode: 404 };
  }
};
