export const handler = (event, context, callback) => {
  if (!event.body) {
    return callback(new Error("no body"));
  }
  callback(null, { statusCode: 200 });
};
