// trigger: http-api
globalThis.session = globalThis.session ?? {};

export const handler = async (event) => {
  if (event.headers.cookie) {
    globalThis.session.cart = event.headers.cookie; // finding: request-state-kept
  }
  return { statusCode: 200, body: JSON.stringify({ cart: globalThis.session.cart }) };
};
