const axios = require("axios");
const pino = require("pino");

const log = pino();
const ERP_USER = "svc-stock";
const ERP_PASSWORD = process.env.ERP_PASSWORD;

const erp = axios.create({
  baseURL: process.env.ERP_URL,
  timeout: 8000,
  auth: { username: ERP_USER, password: ERP_PASSWORD },
});

const SUPPLIER_PASSWORD = "Gr8-Stock!7f3kQz"; // finding: secret-in-code

const supplier = axios.create({
  baseURL: process.env.SUPPLIER_URL,
  timeout: 8000,
  auth: { username: "acme", password: SUPPLIER_PASSWORD },
});

const shop = axios.create({ baseURL: process.env.SHOP_URL, timeout: 8000, headers: { Accept: "application/json" } });

exports.handler = async () => {
  console.log("erp", erp.defaults); // finding: secret-logged
  console.log("erp", JSON.stringify(erp.defaults.auth)); // finding: secret-logged
  log.info({ auth: erp.defaults.auth }, "erp"); // finding: secret-logged
  console.log("erp", erp.defaults.baseURL, erp.defaults.timeout);
  console.log("erp", erp.defaults.auth.username);
  console.log("supplier", JSON.stringify(supplier.defaults.auth)); // finding: secret-logged
  console.log("supplier", JSON.stringify(supplier.defaults.timeout));
  console.log("shop", shop.defaults.headers);
  console.log("timeout", axios.defaults.timeout);
  const { data } = await erp.get("/stock");
  return { skus: data.length };
};
