const operations = { double: (x) => 2 * x, square: (x) => x * x };

export const handler = async (event) => {
  const { operation, numbers } = JSON.parse(event.body);
  if (!Object.hasOwn(operations, operation)) {
    return { statusCode: 400 };
  }
  return { statusCode: 200, body: JSON.stringify(numbers.map(operations[operation])) };
};
