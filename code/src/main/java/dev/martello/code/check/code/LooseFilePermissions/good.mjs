import fs from "node:fs";
import { getSecret } from "@aws-lambda-powertools/parameters/secrets";

export const handler = async (event) => {
  fs.chmodSync("/tmp/report", 0o600);
  await fs.promises.chmod("/tmp/script.sh", "0755");
  const key = await getSecret("signing");
  fs.writeFileSync("/tmp/key.pem", key, { mode: 0o600 });
  fs.writeFileSync("/tmp/page.html", "<p>Hello</p>", { mode: 0o644 });
};
