export const handler = async (event, context, callback) => {
  if (!event.body) {
    callback(new Error("no body")); // finding
  }
  callback(null, { statusCode: 200 }); // finding
};
