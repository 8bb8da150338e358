// A function of the same name that calls what it is given, and is not meant.
const work = { process: (callback) => callback(null, 1) };

export const handler = async (event, context, callback) => {
  const { queue } = context.clientContext;
  queue.process(callback);
  return work.process((error, count) => count);
};
