// What is written under keys from outside, and what is merged.
import merge from 'lodash/merge';
import extend from 'deep-extend';
import objectPath from 'object-path';

const cache = {};
const DEFAULTS = { retries: 3, ui: { color: 'red' } };

class Settings {
  constructor() {
    this.byUser = {};
    this.own = new Map();
  }

  put(user, name, value) {
    if (!this.byUser[user]) {
      this.byUser[user] = {};
    }
    this.byUser[user][name] = value; // finding: prototype-pollution
  }

  putOwn(user, name, value) {
    if (Object.hasOwn(this.byUser, user)) {
      this.byUser[user][name] = value;
    }
    this.own.get(user)?.set(name, value);
  }
}

const settings = new Settings();

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

const mergeDeep = (target, ...sources) => {
  for (const source of sources) {
    Object.keys(source).forEach((key) => {
      if (isObject(target[key]) && isObject(source[key])) {
        mergeDeep(target[key], source[key]);
      } else {
        target[key] = source[key]; // finding: prototype-pollution
      }
    });
  }
  return target;
};

const mergeKnown = (target, source) => {
  for (const key of Object.keys(target)) {
    target[key] = isObject(target[key]) ? mergeKnown(target[key], source[key] ?? {}) : source[key];
  }
  return target;
};

function walk(root, path, value) {
  let at = root;
  const steps = path.split('.');
  while (steps.length > 1) {
    const step = steps.shift();
    if (['__proto__', 'constructor', 'prototype'].includes(step)) {
      return;
    }
    at = at[step] ??= {};
  }
  at[steps[0]] = value;
}

export const handler = async (event) => {
  const body = JSON.parse(event.body);
  settings.put(body.user, body.name, body.value);
  settings.putOwn(body.user, body.name, body.value);
  mergeDeep({}, DEFAULTS, body);
  mergeKnown({ ...DEFAULTS }, body);
  walk({}, body.path, body.value);
  merge({}, DEFAULTS, body.options); // finding: prototype-pollution
  merge({}, { ui: { color: event.queryStringParameters.color } });
  extend({}, JSON.parse(event.queryStringParameters.filter)); // finding: prototype-pollution
  objectPath.set(cache, event.queryStringParameters.path, 1); // finding: prototype-pollution
  const counts = {};
  for (const word of body.words) {
    counts[word] = (counts[word] ?? 0) + 1;
    const seen = cache[word] ?? (cache[word] = { times: 0 });
    seen.times += 1;
  }
  return { statusCode: 200, body: JSON.stringify(counts) };
};
