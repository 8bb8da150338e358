const WORDS = /^(\w+\s?)*$/;
const MAIL = /^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$/;
const LIST = new RegExp('^(\\s*,\\s*)*$');

export const handler = async (event) => {
  const { name, mail, list } = JSON.parse(event.body);
  if (!WORDS.test(name)) { // finding
    return { statusCode: 400 };
  }
  const found = mail.match(MAIL); // finding
  const parts = LIST.exec(list); // finding
  const clean = event.queryStringParameters.q.replace(/(a|aa)+b/g, ''); // finding
  return { statusCode: 200, body: JSON.stringify({ found, parts, clean }) };
};
