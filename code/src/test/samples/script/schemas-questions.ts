import { is, number, object, string } from "superstruct";
import { exec } from "child_process";

const struct = object({ port: number(), host: string() });

export const handler = async (event: any) => {
  const body = JSON.parse(event.body);
  exec(`nc localhost ${body.port}`); // finding: os-command-injection
  if (is(body, struct)) {
    exec(`nc localhost ${body.port}`);
    exec(`nc ${body.host}`); // finding: os-command-injection
  }
};
