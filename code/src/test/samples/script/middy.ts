import middy from "@middy/core";
import httpJsonBodyParser from "@middy/http-json-body-parser";
import httpErrorHandler from "@middy/http-error-handler";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import { execSync } from "node:child_process";

const base = async (event: APIGatewayProxyEvent & { body: { name: string } }): Promise<APIGatewayProxyResult> => {
  const { name } = event.body;
  execSync(`echo ${name}`); // finding: os-command-injection, blocked-event-loop
  execSync(`echo ${Number(name)}`); // finding: blocked-event-loop
  return { statusCode: 200, body: "" };
};

export const handler = middy(base).use(httpJsonBodyParser()).use(httpErrorHandler());
