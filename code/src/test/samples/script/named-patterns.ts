// trigger: http-api
const EMAIL = /^([a-zA-Z0-9]+[._-]?)+@([a-z0-9]+[.-]?)+\.[a-z]{2,}$/; // finding: slow-pattern
const PHONE = /^\+?\d{6,15}$/;

const rules: Array<[string, RegExp]> = [
  ["word", /^[a-z]+$/i],
  ["path", /^(\/?[\w.-]+)*\/?$/], // finding: slow-pattern
  ["quoted", /^"[^"]*"$/],
];

export const handler = async (event: any) => {
  const { email, phone } = JSON.parse(event.body);
  if (!EMAIL.test(email) || !PHONE.test(phone)) return { statusCode: 422 };
  const rule = rules.find(([, pattern]) => pattern.test(event.rawPath));
  const first = event.queryStringParameters.first.replace(/(a|aa)+b/g, ""); // finding: slow-pattern
  const second = event.queryStringParameters.second.replace(/(a|aa)+b/g, ""); // finding: slow-pattern
  return { statusCode: 200, body: JSON.stringify({ kind: rule ? rule[0] : "other", first, second }) };
};
