// A part of a list is gone through, or is only told.
// trigger: rest-api
const post = (item) => fetch("https://api.example.com/items", { method: "POST", body: JSON.stringify(item), signal: AbortSignal.timeout(2000) });
const firstOf = (list) => list.slice(0, 10);
const sampleOf = (list) => list.slice(0, 3);
const sendAll = async (list) => Promise.all(list.map((item) => post(item)));

export const handler = async (event) => {
  const body = JSON.parse(event.body);
  console.log("begins with %d", body.orders.slice(0, 3).length);
  await Promise.all(body.orders.map((order) => post(order))); // finding: unbounded-parallelism
  const sample = sampleOf(body.lines);
  await Promise.all(body.lines.map((line) => post({ line, sample }))); // finding: unbounded-parallelism
  const some = body.rows.slice(0, 10);
  const filled = some.filter((row) => row.count > 0);
  await Promise.all(filled.map((row) => post(row)));
  let users = body.users;
  if (event.path === "/preview") users = users.slice(0, 5);
  await Promise.all(users.map((user) => post(user)));
  body.texts = body.texts.slice(0, 10);
  await Promise.all(body.texts.map((text) => post(text)));
  const most = firstOf(body.tags);
  await Promise.all(most.map((tag) => post(tag)));
  await sendAll(body.notes.slice(0, 10));
  const kept = [];
  kept.push(...body.marks.slice(0, 10));
  await Promise.all(kept.map((mark) => post(mark)));
  return { statusCode: 200 };
};
