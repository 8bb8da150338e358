// trigger: http-api
// What stands in data under one of its own keys is data; the same key of another object may lead to what all share.
const DEFAULTS = { base: { fee: 9.5 }, rebate: { percent: 0 } };

const isTree = (value) => typeof value === "object" && value !== null;

function assignDeep(target, source) {
  for (const name of Object.keys(source)) {
    if (isTree(source[name]) && isTree(target[name])) {
      assignDeep(target[name], source[name]);
    } else {
      target[name] = source[name]; // finding: prototype-pollution
    }
  }
}

const FORBIDDEN = new Set(["__proto__", "prototype", "constructor"]);

function setPath(root, steps, value) {
  if (steps.some((step) => FORBIDDEN.has(step))) {
    throw new RangeError("no such setting");
  }
  let node = root;
  for (const step of steps.slice(0, -1)) {
    node = node[step];
  }
  node[steps[steps.length - 1]] = value;
}

export const handler = async (event) => {
  const { overrides, path, value } = JSON.parse(event.body);
  const settings = structuredClone(DEFAULTS);
  assignDeep(settings, overrides);
  setPath(settings, String(path).split("."), value);
  for (const name of Object.keys(overrides)) {
    const part = overrides[name];
    part.seen = value;
  }
  return { statusCode: 200, body: JSON.stringify([settings, overrides]) };
};
