import { Tracer } from '@aws-lambda-powertools/tracer';
import { Logger } from '@aws-lambda-powertools/logger';
import type { LambdaInterface } from '@aws-lambda-powertools/commons/types';
import { exec } from 'child_process';
const tracer = new Tracer(); const logger = new Logger();
class Lambda implements LambdaInterface {
  private prefix = 'run';
  @tracer.captureLambdaHandler()
  @logger.injectLambdaContext()
  public async handler(event: { host: string }, _context: unknown): Promise<void> {
    await this.work(event.host);
  }
  @tracer.captureMethod()
  private async work(h: string) { exec(`${this.prefix} ${h}`); } // finding: os-command-injection
}
const fn = new Lambda();
export const handler = fn.handler.bind(fn);
