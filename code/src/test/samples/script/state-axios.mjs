// trigger: http-api
import axios from "axios";

const api = axios.create({ baseURL: process.env.API, timeout: 2000 });

export const handler = async (event) => {
  const { authorization } = event.headers;
  if (authorization) {
    api.defaults.headers.common.Authorization = authorization; // finding: request-state-kept
  }
  const { data } = await api.get("/account");
  return { statusCode: 200, body: JSON.stringify(data) };
};
