// trigger: none
import { SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import pino from 'pino';
import winston from 'winston';
const sm = new SecretsManagerClient({});
const redacting = pino({ redact: ['password', 'config.password', 'req.headers.authorization'] });
const plain = pino();
const wl = winston.createLogger({ transports: [new winston.transports.Console()] });
const secret = async () => JSON.parse((await sm.send(new GetSecretValueCommand({ SecretId: 'db' }))).SecretString);
export const handler = async (event) => {
  const db = await secret();
  redacting.info(db, 'connecting');
  redacting.info({ config: db }, 'connecting');
  plain.info({ user: db.username, host: db.host }, 'connecting');
  plain.info({ config: db }, 'connecting'); // finding: secret-logged
  const { password, ...rest } = db;
  plain.info(rest);
  wl.info('config', { ...db, password: '***' });
  wl.info('config', { ...db }); // finding: secret-logged
  const copy = { ...db };
  delete copy.password;
  console.log(copy);
  console.log('pw %s', password); // finding: secret-logged
  console.log(`len ${password.length}`);
  console.log(JSON.stringify(db, (k, v) => (k === 'password' ? undefined : v)));
  console.log(JSON.stringify(db, ['username', 'host']));
  console.log(JSON.stringify(db, null, 2)); // finding: secret-logged
  console.log(Object.keys(db));
  console.log(Object.fromEntries(Object.entries(db).filter(([k]) => !['password'].includes(k))));
  console.log(Object.fromEntries(Object.entries(db).map(([k, v]) => [k, /pass|secret/i.test(k) ? '***' : v])));
  for (const [k, v] of Object.entries(db)) console.log(k, v); // finding: secret-logged
};
