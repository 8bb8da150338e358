// A callback that a function inside calls.
// trigger: rest-api
exports.handler = async (event, context, callback) => {
  const name = event.queryStringParameters.name;
  setTimeout(() => {
    callback(null, { statusCode: 200, body: JSON.stringify({ hello: name }) }); // finding: callback-of-async
  }, 100);
};
