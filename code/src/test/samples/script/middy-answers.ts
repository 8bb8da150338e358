import middy from "@middy/core";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";

type Request = middy.Request<APIGatewayProxyEvent, APIGatewayProxyResult>;

const FRONTENDS = new Set(["https://shop.example.com", "https://staff.example.com"]);

const open = (): middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => ({
  after: ({ event, response }: Request) => {
    const origin = event.headers.origin ?? "";
    response!.headers = { // finding: cors-any-origin
      ...response!.headers,
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Allow-Credentials": "true",
      Vary: "Origin",
    };
  },
});

const closed = (): middy.MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> => ({
  after: ({ event, response }: Request) => {
    const origin = event.headers.origin ?? "";
    if (FRONTENDS.has(origin)) {
      response!.headers = {
        ...response!.headers,
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Credentials": "true",
        Vary: "Origin",
      };
    }
  },
});

const moved = () => ({
  after: async (request: Request) => {
    request.response.headers["Location"] = request.event.queryStringParameters.next; // finding: open-redirect
    request.response.headers["x-request-id"] = request.context.awsRequestId;
  },
});

const told = () => ({
  onError: (request: Request) => {
    request.response = request.response ?? { statusCode: 500, headers: {}, body: "" };
    request.response.statusCode = 500;
    request.response.body = JSON.stringify({ message: request.error.stack }); // finding: error-detail-returned
  },
});

const quiet = () => ({
  onError: (request: Request) => {
    console.error("failed", { name: request.error.name });
    request.response.body = JSON.stringify({ message: "internal error" });
  },
});

const base = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  return { statusCode: 200, headers: {}, body: JSON.stringify({ id: event.pathParameters.id }) };
};

export const handler = middy(base).use(open()).use(closed()).use(moved()).use(told()).use(quiet());
