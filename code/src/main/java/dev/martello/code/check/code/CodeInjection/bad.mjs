import vm from "node:vm";

export const handler = async (event) => {
  const { formula } = JSON.parse(event.body);
  const value = eval(formula); // finding
  const other = new Function("x", formula); // finding
  vm.runInNewContext(formula, {}); // finding
  return { statusCode: 200, body: String(value + other(1)) };
};
