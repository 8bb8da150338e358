import _ from 'lodash';

const settings = {};
const users = new Map();
const alone = Object.create(null);
const NAMES = ['color', 'size'];
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const DEFAULTS = { theme: { color: 'red' } };

function merge(target, source) {
  for (const [key, value] of Object.entries(source)) {
    if (FORBIDDEN.has(key)) {
      continue;
    }
    target[key] = value && typeof value === 'object' ? merge(target[key] ?? {}, value) : value;
  }
  return target;
}

function mergeOwn(target, source) {
  for (const key of Object.keys(source)) {
    if (Object.prototype.hasOwnProperty.call(target, key) && typeof target[key] === 'object') {
      mergeOwn(target[key], source[key]);
    } else {
      target[key] = source[key];
    }
  }
}

function setPath(object, path, value) {
  const keys = path.split('.');
  if (keys.some((key) => key === '__proto__' || key === 'constructor')) {
    throw new Error('no such path');
  }
  const last = keys.pop();
  const at = keys.reduce((found, key) => (found[key] ??= {}), object);
  at[last] = value;
}

export const handler = async (event) => {
  const body = JSON.parse(event.body);
  const copy = {};
  copy[body.key] = body.value;
  for (const key in body) {
    copy[key] = body[key];
  }
  const flat = Object.assign({}, DEFAULTS, body);
  const spread = { ...DEFAULTS, ...body };
  merge({}, body);
  mergeOwn({ theme: {} }, body);
  setPath({}, body.path, body.value);
  users.set(body.user, new Map());
  users.get(body.user).set(body.name, body.value);
  alone[body.user] ??= Object.create(null);
  alone[body.user][body.name] = body.value;
  if (NAMES.includes(body.name)) {
    settings[body.name][body.value] = true;
  }
  const index = Number(body.index);
  settings.rows[index][body.name] = body.value;
  if (!/^[a-z]+$/.test(body.group)) {
    throw new Error('no such group');
  }
  settings[body.group][body.name] = body.value;
  if (body.user === '__proto__') {
    return { statusCode: 400 };
  }
  settings[body.user] ??= {};
  settings[body.user][body.name] = body.value;
  for (const record of event.records) {
    (settings[record.kind] ??= []).push(record);
  }
  _.set(settings, 'theme.color', body.color);
  _.merge({}, DEFAULTS, { theme: { color: event.queryStringParameters.color } });
  _.assign({}, body);
  return { statusCode: 200, body: JSON.stringify({ copy, flat, spread }) };
};
