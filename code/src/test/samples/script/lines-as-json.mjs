// A logger that writes JSON escapes the ends of lines, whatever else formats.
import winston from 'winston';

const entries = winston.createLogger({
  format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
  transports: [new winston.transports.Console()],
});

export const handler = async (event) => {
  entries.info(`search for ${event.queryStringParameters?.q}`);
  return { statusCode: 200 };
};
