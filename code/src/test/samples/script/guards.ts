import { execSync } from "child_process";

type Size = "small" | "large";
const SIZES: readonly string[] = ["small", "large"];
enum Kind {
  A = "a",
  B = "b",
}
function isSize(value: unknown): value is Size {
  return typeof value === "string" && SIZES.includes(value);
}
function assertName(value: string): asserts value is string {
  if (!/^[A-Za-z0-9_]{1,20}$/.test(value)) {
    throw new TypeError("bad name");
  }
}
const toNumber = (value: string): number => {
  const number = Number(value);
  if (Number.isNaN(number)) throw new Error("no number");
  return number;
};

export const handler = async (event: any) => {
  const parameters = event.queryStringParameters;
  const size: string = parameters.size;
  if (isSize(size)) {
    execSync(`resize ${size}`); // finding: blocked-event-loop
  } else {
    execSync(`resize ${size}`); // finding: os-command-injection, blocked-event-loop
  }
  const name = parameters.name as string;
  assertName(name);
  execSync(`echo ${name}`); // finding: blocked-event-loop
  execSync(`echo ${toNumber(parameters.count)}`); // finding: blocked-event-loop
  execSync(`echo ${parameters.count as number}`); // finding: os-command-injection, blocked-event-loop
  execSync(`echo ${+parameters.count}`); // finding: blocked-event-loop
  execSync(`echo ${parameters.count | 0}`); // finding: blocked-event-loop
  execSync(`echo ${parameters.flag === "yes"}`); // finding: blocked-event-loop
  let command: string;
  switch (parameters.kind) {
    case Kind.A:
      command = "run a";
      break;
    case "b":
      command = "run " + parameters.kind;
      break;
    default:
      command = "run " + parameters.kind;
  }
  execSync(command); // finding: os-command-injection, blocked-event-loop
  switch (parameters.other) {
    case "one":
    case "two":
      execSync("run " + parameters.other); // finding: blocked-event-loop
      break;
    default:
      throw new Error("unknown");
  }
  const colour = ["red", "blue"].includes(parameters.colour) ? parameters.colour : "red";
  execSync("paint " + colour); // finding: blocked-event-loop
  const shape = parameters.shape || "round";
  execSync("paint " + shape); // finding: os-command-injection, blocked-event-loop
  if (parameters.a !== "x" && parameters.a !== "y") {
    return { statusCode: 400 };
  }
  execSync("paint " + parameters.a); // finding: blocked-event-loop
  if (parameters.b.length > 20) {
    return { statusCode: 400 };
  }
  execSync("paint " + parameters.b); // finding: os-command-injection, blocked-event-loop
  const match = parameters.c.match(/^(\d+)$/);
  if (!match) {
    return { statusCode: 400 };
  }
  execSync("paint " + parameters.c); // finding: blocked-event-loop
  if (typeof parameters.d === "number") {
    execSync("paint " + parameters.d); // finding: blocked-event-loop
  }
  if (Number.isInteger(parameters.e)) {
    execSync("paint " + parameters.e); // finding: blocked-event-loop
  }
  if (!parameters.f) {
    return { statusCode: 400 };
  }
  execSync("paint " + parameters.f); // finding: os-command-injection, blocked-event-loop
  return { statusCode: 200 };
};
