import _ from 'lodash';
import defaults from 'defaults-deep';

const settings = {};

function merge(target, source) {
  for (const key in source) {
    if (source[key] && typeof source[key] === 'object') {
      if (!target[key]) {
        target[key] = {};
      }
      merge(target[key], source[key]);
    } else {
      target[key] = source[key]; // finding
    }
  }
  return target;
}

function setPath(object, path, value) {
  const keys = path.split('.');
  let at = object;
  for (let i = 0; i < keys.length - 1; i++) {
    at[keys[i]] = at[keys[i]] ?? {}; // finding
    at = at[keys[i]];
  }
  at[keys.at(-1)] = value;
}

export const handler = async (event) => {
  const body = JSON.parse(event.body);
  settings[body.user] = settings[body.user] || {};
  settings[body.user][body.name] = body.value; // finding
  const known = settings[event.pathParameters.user];
  known.label = body.label; // finding
  Object.assign(settings[body.group], body.options); // finding
  merge({}, body);
  setPath({}, body.path, body.value);
  const last = body.path.split('.').reduce((at, key) => at[key], settings);
  last[body.key] = body.value; // finding
  _.merge({}, settings, body); // finding
  _.set(settings, body.path, body.value); // finding
  _.set(settings, `users.${event.pathParameters.user}`, 1); // finding
  defaults({}, body.options); // finding
  return { statusCode: 204 };
};
