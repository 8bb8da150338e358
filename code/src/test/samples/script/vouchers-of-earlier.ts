import type { APIGatewayProxyEventV2 } from "aws-lambda";

class Cart {
  readonly skus: string[] = [];
  voucher?: string;
}

const cart = new Cart();
const states = new Map<string, string>();
const options: { mode?: string } = {};
let stage: string | undefined;

export const handler = async (event: APIGatewayProxyEventV2) => {
  const { voucher, mode, id, state } = JSON.parse(event.body ?? "{}");
  if (voucher) {
    cart.voucher = voucher; // finding: request-state-kept
  }
  let net = 100;
  if (cart.voucher === "WELCOME10") net *= 0.9;

  options.mode = mode;
  if (options.mode === "fast") net += 1;

  stage ??= event.requestContext.stage;
  if (stage === "prod") net += 2;

  if (states.get(id) === "done") return { statusCode: 409, body: "" };
  states.set(id, state);

  const own = new Cart();
  if (voucher) {
    own.voucher = voucher;
  }
  if (own.voucher === "WELCOME20") net *= 0.8;
  return { statusCode: 200, body: JSON.stringify({ net }) };
};
