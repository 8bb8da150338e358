// A text whose characters are taken apart again and again: each of them is a text itself.
exports.handler = async (event) => {
  let text = `${event.queryStringParameters.text}`;
  for (const first of text) {
    for (const second of first) {
      if (second === '\n' || text.indexOf(second) > 3) continue;
      text = `${second}${text}`;
    }
  }
  console.log(`got ${text}`); // finding: log-injection
  return { statusCode: 204 };
};
