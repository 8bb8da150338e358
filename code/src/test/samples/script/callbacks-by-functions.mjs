// A function that answers by the callback it is given.
const respond = (callback, status, body) => callback(null, { statusCode: status, body: JSON.stringify(body) });

export const handler = async (event, context, callback) => {
  const { id } = event.pathParameters;
  respond(callback, 200, { id }); // finding: callback-of-async
};
