// trigger: none
import { SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { SSMClient, GetParametersCommand } from '@aws-sdk/client-ssm';
import { Logger } from '@aws-lambda-powertools/logger';
import axios from 'axios';
import crypto from 'node:crypto';
import pino from 'pino';
import winston from 'winston';
const logger = new Logger();
const plog = pino();
const sm = new SecretsManagerClient({});
const ssm = new SSMClient({});
class Account {
  constructor(user, password) { this.user = user; this.password = password; }
  toJSON() { return { user: this.user }; }
}
export const handler = async (event) => {
  const { SecretString } = await sm.send(new GetSecretValueCommand({ SecretId: 'x' }));
  const cfg = JSON.parse(SecretString);
  console.log('cfg', cfg); // finding: secret-logged
  console.log(cfg.host, cfg.port);
  const { password, ...rest } = cfg;
  console.log(rest);
  logger.info('cfg', { cfg }); // finding: secret-logged
  plog.info({ cfg }, 'loaded'); // finding: secret-logged
  console.log(JSON.stringify(cfg, ['host', 'port']));
  console.log(JSON.stringify(cfg, (k, v) => (k === 'password' ? '***' : v)));
  const res = await ssm.send(new GetParametersCommand({ Names: ['a'], WithDecryption: true }));
  const token = crypto.randomBytes(20).toString('hex');
  console.info(`reset link https://x/reset?token=${token}`); // finding: secret-logged
  console.info(`reset token ${token.slice(0, 4)}…`);
  console.info('token length', token.length);
  const options = { headers: { Authorization: `Bearer ${process.env.API_TOKEN}` } };
  console.log('calling with', options); // finding: secret-logged
  console.log('calling', Object.keys(options.headers));
  const tok = await axios.post('https://id.example.com/oauth/token', { grant_type: 'client_credentials' }); // finding: request-without-timeout
  console.log(tok.status);
  console.log(tok.data); // finding: secret-logged
  process.stdout.write(cfg.password + '\n'); // finding: secret-logged
  console.log(new Account(cfg.user, cfg.password).user);
  const body = JSON.parse(event.body);
  console.log('login', body.username); // finding: log-injection
  }
  const otp = crypto.randomInt(1e6);
  logger.appendKeys({ otp }); // finding: secret-logged
  return { statusCode: 200 };
};
