export const handler = async (event) => {
  const name = encodeURIComponent(event.queryStringParameters.file);
  return {
    statusCode: 200,
    headers: { "Content-Disposition": `attachment; filename*=UTF-8''${name}`, "Cache-Control": "no-store" },
    body: "",
  };
};
