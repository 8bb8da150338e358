const WORDS = /^\w+(?:\s\w+)*$/;
const MAIL = /^[a-zA-Z0-9._%+-]{1,64}@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z]{2,24}$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const NUMBERS = /^(?:\d+,)*\d+$/;
const LOOSE = /(\w+\s?)*/;
const OWN = /^(a+)+$/;

export const handler = async (event) => {
  const { name, mail, list } = JSON.parse(event.body);
  if (!WORDS.test(name) || !DATE.test(event.queryStringParameters.day)) {
    return { statusCode: 400 };
  }
  const found = mail.match(MAIL);
  const parts = NUMBERS.exec(list);
  const clean = event.queryStringParameters.q.replace(/\s+$/, '').match(LOOSE);
  const own = OWN.test(process.env.STAGE);
  return { statusCode: 200, body: JSON.stringify({ found, parts, clean, own }) };
};
