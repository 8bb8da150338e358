// trigger: http-api
const makeStore = () => {
  let last = null;
  return {
    remember(value) {
      if (value) last = value; // finding: request-state-kept
      return last;
    },
  };
};
const store = makeStore();

export const handler = async (event) => {
  const tenant = store.remember(event.headers["x-tenant"]);
  return { statusCode: 200, body: JSON.stringify({ tenant }) };
};
