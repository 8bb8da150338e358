// trigger: rest-api
const headersFor = (event) => ({
  "Access-Control-Allow-Credentials": true,
  "Access-Control-Allow-Origin": (event.headers || {}).origin || "*", // finding: cors-any-origin
});

exports.handler = function (event, context, callback) {
  const query = event.queryStringParameters || {};
  if (query.to) {
    callback(null, { statusCode: 302, headers: { Location: query.to }, body: "" }); // finding: open-redirect
  } else if (query.done) {
    context.done(null, { statusCode: 200, headers: { "Content-Type": "text/html" }, body: `<b>${query.done}</b>` }); // finding: cross-site-scripting
  } else if (query.ok) {
    callback(null, { statusCode: 200, headers: { "X-Echo": query.ok }, body: "" }); // finding: header-injection
  } else {
    callback(null, { statusCode: 200, headers: headersFor(event), body: JSON.stringify(query) });
  }
};
