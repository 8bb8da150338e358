import { execSync } from "node:child_process";

const SIZES = new Set(["small", "large"]);

function isKnown(value) {
  if (!SIZES.has(value)) {
    return false;
  }
  return true;
}
function isWord(value) {
  if (typeof value !== "string") return false;
  if (value.length > 10) return false;
  return /^[a-z]+$/.test(value);
}
function isLong(value) {
  if (value.length > 10) {
    return true;
  }
  return false;
}
const both = (value) => value && isWord(value);
async function isKnownLater(value) {
  return SIZES.has(value);
}
function clean(value) {
  if (!isWord(value)) {
    return "none";
  }
  return value;
}

export const handler = async (event) => {
  const { a, b, c, d, e, f, g } = event.queryStringParameters;
  if (isKnown(a)) {
    execSync("echo " + a); // finding: blocked-event-loop
  }
  if (!isWord(b)) {
    return { statusCode: 400 };
  }
  execSync("echo " + b); // finding: blocked-event-loop
  if (isLong(c)) {
    execSync("echo " + c); // finding: os-command-injection, blocked-event-loop
  }
  if (both(d)) {
    execSync("echo " + d); // finding: blocked-event-loop
  }
  if (await isKnownLater(e)) {
    execSync("echo " + e); // finding: blocked-event-loop
  } else {
    execSync("echo " + e); // finding: os-command-injection, blocked-event-loop
  }
  execSync("echo " + clean(f)); // finding: blocked-event-loop
  const ok = isWord(g);
  if (ok) {
    execSync("echo " + g); // finding: blocked-event-loop
  }
  return { statusCode: 200 };
};
