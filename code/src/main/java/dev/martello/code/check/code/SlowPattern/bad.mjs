const WORDS = /^(\w+\s?)*$/; // finding
const MAIL = /^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$/; // finding
const LIST = new RegExp('^(\\s*,\\s*)*$'); // finding

export const handler = async (event) => {
  const { name, mail, list } = JSON.parse(event.body);
  if (!WORDS.test(name)) {
    return { statusCode: 400 };
  }
  const found = mail.match(MAIL);
  const parts = LIST.exec(list);
  const clean = event.queryStringParameters.q.replace(/(a|aa)+b/g, ''); // finding
  return { statusCode: 200, body: JSON.stringify({ found, parts, clean }) };
};
