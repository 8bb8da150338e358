const hosts = { orders: "https://orders.example.com" };

export const handler = async (event) => {
  const { number } = event.queryStringParameters;
  const answer = await fetch(`https://orders.example.com/orders/${number}`);
  await fetch(`${process.env.ORDERS_URL}/orders/${number}`);
  await fetch(hosts.orders, { method: "POST", body: JSON.stringify({ number }) });
  return { statusCode: 200, body: await answer.text() };
};
