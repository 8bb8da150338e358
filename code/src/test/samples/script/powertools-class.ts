import { Logger } from "@aws-lambda-powertools/logger";
import { Tracer } from "@aws-lambda-powertools/tracer";
import type { LambdaInterface } from "@aws-lambda-powertools/commons/types";
import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";
import { execSync } from "node:child_process";

const logger = new Logger();
const tracer = new Tracer();
const s3 = tracer.captureAWSv3Client(new S3Client({}));

class Lambda implements LambdaInterface {
  @tracer.captureLambdaHandler()
  @logger.injectLambdaContext({ logEvent: true })
  public async handler(event: any, _context: unknown): Promise<unknown> {
    logger.info("got " + event.body);
    execSync("echo " + event.queryStringParameters.name); // finding: os-command-injection, blocked-event-loop
    await s3.send(new GetObjectCommand({ Bucket: event.queryStringParameters.bucket, Key: "a" })); // finding: event-chosen-resource
    await this.work(event.body);
    return { statusCode: 200 };
  }

  @tracer.captureMethod()
  private async work(body: string): Promise<void> {
    execSync("echo " + JSON.parse(body).name); // finding: os-command-injection, blocked-event-loop
  }
}

const lambda = new Lambda();
export const handler = lambda.handler.bind(lambda);
