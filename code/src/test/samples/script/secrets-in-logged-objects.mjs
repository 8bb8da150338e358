// A credential of the code within objects that are logged.
const crm = {
  address: "https://api.example.com/v3",
  apiKey: "lp_prod_9fK2mW7xQbT4vZ8nRj3sYc6h", // finding: secret-in-code
};

const options = () => ({
  method: "GET",
  headers: { accept: "application/json", authorization: `Bearer ${crm.apiKey}` },
});

export const handler = async () => {
  const all = options();
  console.debug("asking", JSON.stringify({ url: crm.address, all })); // finding: secret-logged
  console.info(all); // finding: secret-logged
  console.info("asking", JSON.stringify({ url: crm.address, method: all.method }), all.headers.accept);
  return { statusCode: 200, body: "" };
};
