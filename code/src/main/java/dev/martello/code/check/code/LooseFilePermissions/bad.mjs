import fs from "node:fs";
import { getSecret } from "@aws-lambda-powertools/parameters/secrets";

export const handler = async (event) => {
  fs.chmodSync("/tmp/report", 0o777); // finding
  await fs.promises.chmod("/tmp/script.sh", "0666"); // finding
  const key = await getSecret("signing");
  fs.writeFileSync("/tmp/key.pem", key, { mode: 0o644 }); // finding
};
