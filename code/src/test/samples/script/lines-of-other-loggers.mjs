// Loggers that write lines of text, and one that writes JSON.
import log4js from 'log4js';
import log from 'loglevel';
import consola from 'consola';
import { createLogger, format, transports } from 'winston';

const audit = log4js.getLogger('audit');
const lines = createLogger({
  format: format.combine(format.timestamp(), format.printf(({ level, message }) => `${level}: ${message}`)),
  transports: [new transports.Console()],
});

export const handler = async (event) => {
  const q = event.queryStringParameters?.q ?? '';
  audit.info(`search for ${q}`); // finding: log-injection
  log.warn('search for', q); // finding: log-injection
  consola.info(`search for ${q}`); // finding: log-injection
  lines.info(`search for ${q}`); // finding: log-injection
  lines.info(`search for ${encodeURIComponent(q)}`);
  audit.info(`search of ${q.length} characters`);
  return { statusCode: 200 };
};
