// trigger: http-api
const TEMPLATE = { user: null, tags: ["a"], meta: { x: 1 } };
const NAMES = ["a"];

export const handler = async (event) => {
  const body = JSON.parse(event.body);
  const item = structuredClone(TEMPLATE);
  item.tags.push(body.tag);
  item.meta.by = body.by;
  const third = JSON.parse(JSON.stringify(TEMPLATE));
  third.meta.by = body.by;
  const other = { ...TEMPLATE, user: body.user };
  const names = [...NAMES];
  names.push(body.name);
  const more = NAMES.slice();
  more.push(body.name);
  const mine = Array.from(NAMES);
  mine.push(body.name);
  const last = NAMES.concat([]);
  last.push(body.name);
  return { statusCode: 200, body: JSON.stringify([item, other, names, more, mine, last, third]) };
};
