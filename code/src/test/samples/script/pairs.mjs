import { exec } from 'child_process';
export const handler = async (event) => {
  const qs = new URLSearchParams(event.rawQueryString);
  const obj = Object.fromEntries(qs.entries());
  exec(`logger ${obj.name}`); // finding: os-command-injection
  const obj2 = Object.fromEntries(qs);
  exec(`logger ${obj2.name}`); // finding: os-command-injection
  const obj3 = Object.fromEntries([...qs].map(([k, v]) => [k, v.trim()]));
  exec(`logger ${obj3.name}`); // finding: os-command-injection
  const obj4 = Object.fromEntries(Object.entries(event.headers).map(([k, v]) => [k.toLowerCase(), v]));
  exec(`logger ${obj4['x-name']}`); // finding: os-command-injection
  const ctl = new Map(Object.entries(event.headers));
  for (const [k, v] of ctl) exec(`logger ${v}`); // finding: os-command-injection
  qs.forEach((v, k) => exec(`logger ${v}`)); // finding: os-command-injection
  exec('logger ' + qs.getAll('n').join(' ')); // finding: os-command-injection
  exec('logger ' + qs.toString()); // finding: os-command-injection
  return 'done';
};
