const SECRET_ID = process.env.SECRET_ID ?? "orders/database";
const tokenHeader = "x-amz-security-token";
const labels = { password: "Password", forgotPassword: "forgot_password" };
const cacheKey = "7f3d9c51e0b84a6c92d17be4405f8a3e";
const routingKey = "orders.created.v2";
const browserKey = "pk_live_7Qm2vXb91TzfWcR4uYpK8sLe";
const schema = { password: "changeme" };

export const handler = async (event) => {
  const password = event.password;
  const options = { credentials: "include", tokenUse: "access", secretKey: process.env.SECRET_KEY };
  const url = `postgres://${process.env.USER}:${password}@${process.env.HOST}/db`;
  return { statusCode: 200, body: String(Boolean(url && options && labels && schema && SECRET_ID && tokenHeader && cacheKey && routingKey && browserKey)) };
};
