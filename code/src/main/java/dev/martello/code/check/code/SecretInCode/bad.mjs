import pg from "pg";

const githubToken = "ghp_a8Kd03jLxQ5vT2mZ7wYbN4rC9eHsUf1G6pXo"; // finding
const PUMP_KEY = "7f3d9c51e0b84a6c92d17be4405f8a3e"; // finding
const partner = { id: "pump", clientKey: "acm_live_7Qm2vXb91TzfWcR4uYpK8sLe" }; // finding
const config = {
  password: "Winter-2024!", // finding
  apiKey: process.env.API_KEY || "9f8e1c7ab24d4e0f9b3c6d5a7e8f1023", // finding
};

// const old = "xoxb-574911862527-601895559797-e1Xk2PqR7sT9uVwYzA3bC5dE"; // finding
/* aws_secret_access_key = "hF3kq/2Zp9Lw0xTn2Vb6Ks9Yd3Hf7QwJ5RPXL4TZ" */ // finding
export const handler = async () => {
  await fetch("https://x.example.com/a?b=1&api_key=Zx9kQ2mLw7vR4t"); // finding
  const client = new pg.Client({ ...config, connectionString: "postgres://app:hT7kq2Zp@db.internal/app" }); // finding
  const key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA"; // finding
  return { statusCode: 200, body: String(Boolean(client && key && githubToken && PUMP_KEY && partner)) };
};
