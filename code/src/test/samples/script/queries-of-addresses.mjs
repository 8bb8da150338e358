// trigger: http-api
// Names and values that the code puts together are encoded; what is read out of a query is data.
export const handler = async (event) => {
  const { next, to } = event.queryStringParameters;
  const signal = AbortSignal.timeout(3000);
  const query = new URLSearchParams({ next, lang: "en" });
  const answers = [
    await fetch(`https://pages.example.com/x?${query}`, { signal }),
    await fetch("https://pages.example.com/x?" + new URLSearchParams([["to", to]]).toString(), { signal }),
  ];
  const given = new URLSearchParams(event.rawQueryString);
  answers.push(await fetch(given.get("address"), { signal })); // finding: server-side-request-forgery
  return { statusCode: 302, headers: { Location: `/login?${query}` }, body: JSON.stringify(answers.map((one) => one.status)) };
};
