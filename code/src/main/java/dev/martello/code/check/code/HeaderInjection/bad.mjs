export const handler = async (event) => {
  const name = event.queryStringParameters.file;
  return {
    statusCode: 200,
    headers: { "Content-Disposition": `attachment; filename="${name}"` }, // finding
    body: "",
  };
};
