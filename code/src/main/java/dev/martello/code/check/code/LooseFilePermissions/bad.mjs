import fs from "node:fs";

export const handler = async (event) => {
  fs.chmodSync("/tmp/report", 0o777); // finding
  await fs.promises.chmod("/tmp/script.sh", "0666"); // finding
};
