// trigger: http-api
// An answer that passes a finally is the one of its own return.
const respond = (statusCode, payload) => ({ statusCode, body: JSON.stringify(payload) });

export const handler = async (event) => {
  try {
    if (event.path === "/shops") {
      return respond(200, { shops: ["one"] });
    }
    if (event.path === "/orders") {
      return respond(200, { orders: Number(event.pathParameters.count) });
    }
    return respond(404, { message: "Not found" });
  } catch (error) {
    return respond(502, { message: "Not available", trace: error.stack }); // finding: error-detail-returned
  } finally {
    console.info("done");
  }
};
